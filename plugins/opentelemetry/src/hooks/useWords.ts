import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BeyondCode,
  englishHealthMessages,
  Figure,
  HealthReason,
  QueryUnit,
  readable,
  ScoreRuleId,
  SdkLanguage,
  TelemetryWarning,
} from '@socle/plugin-opentelemetry-common';
import { Phrase } from '@socle/plugin-platform-common';
import { formatClock, useLanguage } from '@socle/plugin-platform-react';
import { formatDuration, formatFigure } from '../format/figures';
import { healthTranslationRef } from '../translations/healthTranslationRef';

/** Says what the domain has to say in the viewer's language. */
export interface Words {
  reason(reason: HealthReason): string;
  warning(warning: TelemetryWarning): string;
  /** What a rule asks for, or what was found beyond them. */
  rule(code: ScoreRuleId | BeyondCode, subjects?: readonly string[]): string;
  /** How to mend it, for the SDK of the language; undefined where nothing is known. */
  fix(
    code: ScoreRuleId | BeyondCode,
    language?: SdkLanguage,
  ): string | undefined;
  /** A figure with its unit; what is said of none where there is none. */
  figure(figure: Pick<Figure, 'value' | 'unit'>): string;
  value(value: number, unit: QueryUnit): string;
  duration(seconds: number): string;
  /** A moment on the viewer's clock: ISO 8601, or seconds since 1970. */
  clock(at: string | number): string;
}

type FixCode = keyof typeof englishHealthMessages.fixes;

const isFixCode = (code: string): code is FixCode =>
  Object.hasOwn(englishHealthMessages.fixes, code);

export function useWords(): Words {
  const { t } = useTranslationRef(healthTranslationRef);
  const language = useLanguage();
  return useMemo(() => {
    const value = (number: number, unit: QueryUnit) =>
      formatFigure(number, unit, language);
    const filled = (phrase: Phrase) => ({
      // Texts that have no plural take no notice of it.
      count: 0,
      interpolation: { escapeValue: false },
      ...Object.fromEntries(
        Object.entries({
          ...readable(phrase, language).parameters,
          ...(typeof phrase.parameters.covered === 'number' && {
            covered: formatDuration(phrase.parameters.covered, language),
          }),
        }),
      ),
    });
    return {
      value,
      figure: figure =>
        figure.value === null
          ? t('figure.none')
          : value(figure.value, figure.unit),
      duration: seconds => formatDuration(seconds, language),
      clock: at =>
        formatClock({
          at: typeof at === 'number' ? at * 1_000 : Date.parse(at),
          now: Date.now(),
          language,
        }),
      reason: phrase => t(`reasons.${phrase.code}`, filled(phrase)),
      warning: phrase => t(`warnings.${phrase.code}`, filled(phrase)),
      rule: (code, subjects = []) =>
        t(
          `rules.${code}`,
          filled({ code, parameters: { subjects: subjects.join(', ') } }),
        ),
      fix: (code, sdk) => {
        const own = `${code}.${sdk}`;
        if (isFixCode(own)) {
          return t(`fixes.${own}`);
        }
        return isFixCode(code) ? t(`fixes.${code}`) : undefined;
      },
    };
  }, [t, language]);
}
