import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonIcon } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import styles from './TenantForm.module.css';

/** Buttons by which a row moves and goes. */
export function RowActions(props: {
  /** What the row is called: "Connection 2". */
  what: string;
  index: number;
  count: number;
  onMove(by: -1 | 1): void;
  onRemove?(): void;
}) {
  const { what, index, count, onMove, onRemove } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const lowered = what.charAt(0).toLocaleLowerCase() + what.slice(1);
  return (
    <div className={styles.actions}>
      {count > 1 && (
        <>
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={t('fields.rows.up', { what: lowered })}
            icon={<span aria-hidden>↑</span>}
            isDisabled={index === 0}
            onPress={() => onMove(-1)}
            data-move={-1}
          />
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={t('fields.rows.down', { what: lowered })}
            icon={<span aria-hidden>↓</span>}
            isDisabled={index === count - 1}
            onPress={() => onMove(1)}
            data-move={1}
          />
        </>
      )}
      {onRemove && (
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('fields.rows.remove', { what: lowered })}
          onPress={onRemove}
        >
          {t('fields.rows.removeShort')}
        </Button>
      )}
    </div>
  );
}
