import {
  configApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { appTranslationRef } from '../../../translations/appTranslationRef';
import { configuredForges } from '../forges';
import styles from './Home.module.css';
import { HomeCard } from './HomeCard';

/** Where repositories and pull requests are. */
export function ForgesCard() {
  const { t } = useTranslationRef(appTranslationRef);
  const forges = configuredForges(useApi(configApiRef));
  if (forges.length === 0) {
    return null;
  }
  return (
    <HomeCard title={t('home.forges.title')}>
      <ul className={styles.list}>
        {forges.map(forge => (
          <li key={forge.url} className={styles.row}>
            <Link
              className={styles.link}
              href={forge.url}
              target="_blank"
              rel="noopener"
            >
              {t('home.forges.link', forge)}
            </Link>
          </li>
        ))}
      </ul>
    </HomeCard>
  );
}
