import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, SearchField, Select } from '@backstage/ui';
import { NetworkEnvironment } from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import styles from './Refusals.module.css';
import { RefusalsQuery } from './selectRefusals';
import { reasons } from './useRefusalsQuery';

const ANY = 'any';

/** Search and filters; each change is told as the part of the query that it changes. */
export function RefusalsFilters(props: {
  environments: readonly NetworkEnvironment[];
  query: RefusalsQuery;
  onChange: (change: Partial<RefusalsQuery>) => void;
}) {
  const { environments, query, onChange } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <div
      role="search"
      className={styles.filters}
      aria-label={t('refusals.filters')}
    >
      <SearchField
        label={t('refusals.search')}
        placeholder={t('refusals.placeholder')}
        value={query.text}
        onChange={text => onChange({ text })}
      />
      {environments.length > 1 && (
        <Select
          label={t('tab.environment')}
          value={query.environment ?? ANY}
          onChange={value =>
            onChange({
              environment: value === ANY ? undefined : String(value),
            })
          }
          options={[
            { value: ANY, label: t('tab.everyEnvironment') },
            ...environments.map(({ name }) => ({ value: name, label: name })),
          ]}
        />
      )}
      <Select
        label={t('refusals.reason')}
        value={query.reason ?? ANY}
        onChange={value =>
          onChange({ reason: reasons.find(one => one === value) })
        }
        options={[
          { value: ANY, label: t('refusals.any') },
          ...reasons.map(value => ({
            value,
            label: t(`reasons.${value}`, { description: '…' }),
          })),
        ]}
      />
      <Checkbox
        isSelected={query.onlyNew}
        onChange={onlyNew => onChange({ onlyNew })}
      >
        {t('refusals.fresh')}
      </Checkbox>
    </div>
  );
}
