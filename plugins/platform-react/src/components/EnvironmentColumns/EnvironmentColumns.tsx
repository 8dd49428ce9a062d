import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { platformTranslationRef } from '../../translations/platformTranslationRef';
import styles from './EnvironmentColumns.module.css';
import { EnvironmentColumnsProps } from './types';

/**
 * Facts with the environments as columns, in the order of promotion. A single environment is a plain list of facts.
 *
 * @public
 */
export function EnvironmentColumns<Value>(
  props: EnvironmentColumnsProps<Value>,
) {
  const { environments, facts, label } = props;
  const { t } = useTranslationRef(platformTranslationRef);

  if (environments.length === 1) {
    const [{ name, value }] = environments;
    return (
      <dl className={styles.list} aria-label={`${label}, ${name}`}>
        {facts.map(fact => (
          <div key={fact.id} className={styles.pair}>
            <dt className={styles.label}>{fact.label}</dt>
            <dd className={styles.value}>{fact.render(value)}</dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              <VisuallyHidden>{t('environments.fact')}</VisuallyHidden>
            </th>
            {environments.map(({ name }) => (
              <th key={name} scope="col" className={styles.environment}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(fact => (
            <tr key={fact.id}>
              <th scope="row" className={styles.label}>
                {fact.label}
              </th>
              {environments.map(({ name, value }) => (
                <td key={name} className={styles.value}>
                  {fact.render(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
