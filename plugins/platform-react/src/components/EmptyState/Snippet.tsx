import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { platformTranslationRef } from '../../translations/platformTranslationRef';
import styles from './EmptyState.module.css';

/** Text to be copied whole. */
export function Snippet(props: { language: string; text: string }) {
  const { t } = useTranslationRef(platformTranslationRef);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
  };
  return (
    <div className={styles.snippet}>
      <pre className={styles.text} data-language={props.language}>
        <code>{props.text}</code>
      </pre>
      <div className={styles.copy} aria-live="polite">
        <Button size="small" variant="secondary" onPress={copy}>
          {copied ? t('snippet.copied') : t('snippet.copy')}
        </Button>
      </div>
    </div>
  );
}
