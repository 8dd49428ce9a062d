import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ActionRefusal,
  Cause,
  EntityVerdict,
  Phrase,
  Reason,
  shortRevision,
} from '@socle/plugin-argocd-common';
import { formatClock, useLanguage } from '@socle/plugin-platform-react';
import { deliveryTranslationRef } from '../translations/deliveryTranslationRef';

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Says what the domain has to say in the viewer's language, and its moments on the viewer's clock. */
export interface Words {
  reason(reason: Reason): string;
  cause(cause: Cause): string;
  remedy(cause: Cause): string;
  refusal(refusal: ActionRefusal): string;
  /** The one sentence about an entity. */
  verdict(verdict: EntityVerdict): string;
  /** A moment on the viewer's clock. */
  clock(at: string): string;
}

export function useWords(): Words {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const language = useLanguage();
  return useMemo(() => {
    const clock = (at: string) =>
      formatClock({ at: Date.parse(at), now: Date.now(), language });
    const filled = ({ parameters }: Phrase) => ({
      // Texts that have no plural take no notice of it.
      count: 0,
      interpolation: { escapeValue: false },
      ...Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
          name,
          typeof value === 'string' ? readable(value, clock) : value,
        ]),
      ),
    });
    const listOf = (items: string[]) =>
      new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(items);
    const reason = (phrase: Reason) =>
      t(`reasons.${phrase.code}`, filled(phrase));
    return {
      clock,
      reason,
      cause: phrase => t(`causes.${phrase.code}`, filled(phrase)),
      remedy: phrase => t(`remedies.${phrase.code}`, filled(phrase)),
      refusal: phrase => t(`refusals.${phrase.code}`, filled(phrase)),
      verdict: verdict => {
        const { versions, environment, application, counts } = verdict;
        const places = versions.flatMap(one => one.environment ?? []);
        const hasMany = new Set(places).size < places.length;
        if (verdict.verdict !== 'delivered') {
          const sentence = reason(verdict.reason);
          const place = hasMany ? application?.name : environment;
          return place
            ? t('sentence.at', { environment: place, sentence })
            : sentence;
        }
        if (hasMany) {
          return t('sentence.all', {
            total: String(counts.delivered),
            environments: listOf([...new Set(places)]),
          });
        }
        const labels = new Set(versions.map(({ label }) => label));
        if (labels.size === 1 && versions.length > 1) {
          return t('sentence.everywhere', { version: versions[0].label });
        }
        return versions.some(one => one.environment)
          ? t('sentence.versions', {
              versions: listOf(
                versions.map(one =>
                  one.environment
                    ? t('sentence.versionIn', {
                        version: one.label,
                        environment: one.environment,
                      })
                    : one.label,
                ),
              ),
            })
          : reason(verdict.reason);
      },
    };
  }, [t, language]);
}

function readable(value: string, clock: (at: string) => string): string {
  return moment.test(value) ? clock(value) : (shortRevision(value) ?? value);
}
