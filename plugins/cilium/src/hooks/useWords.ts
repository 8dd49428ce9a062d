import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  FlowStatusCode,
  NetworkPhrase,
  PolicyFinding,
  ProposalPart,
} from '@socle/plugin-cilium-common';
import { Phrase } from '@socle/plugin-platform-common';
import { formatClock, useLanguage } from '@socle/plugin-platform-react';
import { networkTranslationRef } from '../translations/networkTranslationRef';

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Says what the domain has to say in the viewer's language, and its moments on the viewer's clock. */
export interface Words {
  /** A sentence about a verdict. */
  phrase(phrase: NetworkPhrase): string;
  /** A sentence about what was seen. */
  status(phrase: Phrase<FlowStatusCode>): string;
  /** What is wrong with a policy. */
  finding(finding: PolicyFinding): string;
  /** What to do about it. */
  remedy(finding: PolicyFinding): string;
  /** Why nothing can be proposed. */
  obstacle(obstacle: NonNullable<ProposalPart['obstacle']>): string;
  /** Some names in one sentence. */
  list(items: readonly string[]): string;
  /** A moment on the viewer's clock. */
  clock(at: string): string;
}

export function useWords(): Words {
  const { t } = useTranslationRef(networkTranslationRef);
  const language = useLanguage();
  return useMemo(() => {
    const clock = (at: string) =>
      formatClock({ at: Date.parse(at), now: Date.now(), language });
    const filled = ({ parameters }: Pick<Phrase, 'parameters'>) => ({
      // Texts that have no plural take no notice of it.
      count: 0,
      interpolation: { escapeValue: false },
      ...Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [
          name,
          typeof value === 'string' && moment.test(value)
            ? clock(value)
            : value,
        ]),
      ),
    });
    const typed = ({ parameters }: PolicyFinding) => {
      const named = (value: string | number) => {
        switch (value) {
          case 'list':
          case 'map':
          case 'string':
          case 'number':
          case 'boolean':
          case 'nothing':
            return t(`typeNames.${value}`);
          default:
            return value;
        }
      };
      return filled({
        parameters: Object.fromEntries(
          Object.entries(parameters).map(([name, value]) => [
            name,
            name === 'is' || name === 'expected' ? named(value) : value,
          ]),
        ),
      });
    };
    const format = new Intl.ListFormat(language === 'en' ? 'en-GB' : language);
    return {
      clock,
      list: items => format.format(items),
      phrase: phrase => t(`explanations.${phrase.code}`, filled(phrase)),
      status: phrase => t(`flowStatus.${phrase.code}`, filled(phrase)),
      finding: finding => t(`findings.${finding.code}`, typed(finding)),
      remedy: finding => t(`remedies.${finding.code}`, typed(finding)),
      obstacle: obstacle => {
        switch (obstacle) {
          case 'unknown':
          case 'notAPod':
          case 'labels':
          case 'address':
          case 'port':
          case 'denied':
            return t(`obstacles.${obstacle}`);
          default:
            return t(`trafficObstacles.${obstacle}`);
        }
      },
    };
  }, [t, language]);
}
