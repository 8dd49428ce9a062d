import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { QuotaMeter } from '../QuotaMeter';
import styles from './QuotaList.module.css';
import { shortList } from './shortList';
import { QuotaListProps } from './types';

/**
 * A quota: the lines that people ask about and those that are short of room; the rest on demand.
 *
 * @public
 */
export function QuotaList({ lines }: QuotaListProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const [all, setAll] = useState(false);
  const short = shortList(lines);
  return (
    <div className={styles.root}>
      {(all ? lines : short).map(line => (
        <QuotaMeter key={line.resource} line={line} />
      ))}
      {short.length < lines.length && (
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={all}
          onPress={() => setAll(value => !value)}
        >
          {all
            ? t('quota.showLess')
            : t('quota.showAll', { total: String(lines.length) })}
        </Button>
      )}
    </div>
  );
}
