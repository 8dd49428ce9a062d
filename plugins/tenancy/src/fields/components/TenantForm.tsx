import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { Section, sections } from '../draft';
import { useOffer } from '../hooks/useOffer';
import { DraftEditor } from './DraftEditor';
import { OfferNotice, whyNothing } from './OfferNotice';
import styles from './TenantForm.module.css';

export interface TenantFormProps {
  /** The document so far, complete or not. */
  document: unknown;
  /** Parts of the form that are shown; all of them where left out. */
  section?: Section;
  /** Whether somebody tried to go on with what is wrong. */
  tried: boolean;
  onChange(document: object): void;
}

/** Asks for a tenant: the questions on one side, and on the other what the answers come to. */
export function TenantForm(props: TenantFormProps) {
  const { section } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { state, retry } = useOffer();
  if (state.status === 'loading') {
    return (
      <div
        role="status"
        aria-busy="true"
        aria-label={t('fields.offer.loading')}
        className={styles.rows}
      >
        {['20%', '60%', '20%', '60%', '40%'].map((width, index) => (
          <Skeleton key={index} width={width} height={24} />
        ))}
      </div>
    );
  }
  const notice = <OfferNotice state={state} onTryAgain={retry} />;
  return (
    <>
      {notice}
      {!whyNothing(state) && (
        <DraftEditor
          {...props}
          offer={state.status === 'ready' ? state.offer : undefined}
          shown={section ? [section] : sections}
        />
      )}
    </>
  );
}
