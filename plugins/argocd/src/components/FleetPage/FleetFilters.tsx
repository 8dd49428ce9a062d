import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Select } from '@backstage/ui';
import { FleetRow } from '@socle/plugin-argocd-common';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './FleetPage.module.css';
import {
  FleetQuery,
  groupings,
  Narrowing,
  narrowings,
  verdicts,
} from './fleetQuery';
import { useReasonWords } from './useReasonWords';
import { choicesOf } from './selectFleet';

const ANY = 'any';

/** Search, filters and grouping; each change is told as the part of the query that it changes. */
export function FleetFilters(props: {
  rows: Iterable<FleetRow>;
  query: FleetQuery;
  onChange: (change: Partial<FleetQuery>) => void;
}) {
  const { rows, query, onChange } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const reasonWords = useReasonWords();
  const choices = useMemo(() => choicesOf(rows), [rows]);
  const labelOf = (name: Narrowing, value: string) =>
    name === 'reason' ? reasonWords(value) : value;
  return (
    <div
      role="search"
      className={styles.filters}
      aria-label={t('fleet.filters')}
    >
      <SearchField
        className={styles.search}
        label={t('fleet.search')}
        placeholder={t('fleet.placeholder')}
        value={query.text}
        onChange={text => onChange({ text })}
      />
      <Select
        label={t('fleet.verdict')}
        value={query.verdict ?? ANY}
        onChange={value =>
          onChange({ verdict: verdicts.find(one => one === value) })
        }
        options={[
          { value: ANY, label: t('fleet.any') },
          ...verdicts.map(value => ({ value, label: t(`verdicts.${value}`) })),
        ]}
      />
      {narrowings.map(name => (
        <Select
          key={name}
          label={t(`fleet.${name}`)}
          value={query[name] ?? ANY}
          onChange={value =>
            onChange({ [name]: value === ANY ? undefined : String(value) })
          }
          options={[
            { value: ANY, label: t('fleet.any') },
            ...withChosen(choices[name], query[name]).map(value => ({
              value,
              label: labelOf(name, value),
            })),
          ]}
        />
      ))}
      <Select
        label={t('fleet.group')}
        value={query.group ?? ANY}
        onChange={value =>
          onChange({ group: groupings.find(one => one === value) })
        }
        options={[
          { value: ANY, label: t('fleet.noGroup') },
          ...groupings.map(value => ({ value, label: t(`fleet.${value}`) })),
        ]}
      />
    </div>
  );
}

/** What an address asks for is among the choices, even where no Application has it. */
function withChosen(choices: string[], chosen: string | undefined): string[] {
  return chosen === undefined || choices.includes(chosen)
    ? choices
    : [...choices, chosen];
}
