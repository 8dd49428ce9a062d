import {
  ComponentType,
  FocusEvent,
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, VisuallyHidden } from '@backstage/ui';
import { TenantOffer } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { fromDocument, newDraft, Section, toDocument } from '../draft';
import { DraftForm, DraftFormProvider } from '../hooks/DraftForm';
import { useDraft } from '../hooks/useDraft';
import { usePlatformVerdict } from '../hooks/usePlatformVerdict';
import { ConnectionsSection } from './ConnectionsSection';
import { EnvironmentsSection } from './EnvironmentsSection';
import { Foot } from './Foot';
import { Preview } from './Preview';
import styles from './TenantForm.module.css';
import { TenantSection } from './TenantSection';

/* The scaffolder draws the field once more after each change; its parts change with the draft alone. */
const parts: Record<Section, ComponentType> = {
  tenant: memo(TenantSection),
  environments: memo(EnvironmentsSection),
  connections: memo(ConnectionsSection),
};

export interface DraftEditorProps {
  document: unknown;
  offer: TenantOffer | undefined;
  shown: readonly Section[];
  tried: boolean;
  onChange(document: object): void;
}

/** The form, the preview beside it, and the verdict below both. */
export function DraftEditor(props: DraftEditorProps) {
  const { document, offer, shown, tried, onChange } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const root = useRef<HTMLDivElement>(null);
  const {
    draft,
    verdict,
    findings: own,
    change,
    earlier,
  } = useDraft({
    start: () => (isEmpty(document) ? newDraft(offer) : fromDocument(document)),
    profile: offer?.profile,
    onChange,
  });
  const platform = usePlatformVerdict(verdict.proposal?.text);
  const findings = platform.status === 'known' ? platform.value.findings : own;

  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [news, setNews] = useState('');
  const touch = useCallback(
    (field: string) => setTouched(before => new Set(before).add(field)),
    [],
  );
  const form: DraftForm = useMemo(
    () => ({
      draft,
      change,
      verdict,
      findings,
      offer,
      isTold: field =>
        tried ||
        [...touched].some(one => one === field || one.startsWith(`${field}.`)),
      touch,
      announce: setNews,
    }),
    [draft, change, verdict, findings, offer, tried, touched, touch],
  );

  // The answers that are given already are answers, whether people touch them or not.
  const begin = useRef(() => onChange(toDocument(draft).document));
  useEffect(() => begin.current(), []);

  // Who tried to go on is led to what keeps them.
  useEffect(() => {
    if (tried) {
      root.current
        ?.querySelector<HTMLElement>(
          'input[aria-invalid="true"], [data-invalid] button, [data-invalid] input',
        )
        ?.focus();
    }
  }, [tried]);

  return (
    <DraftFormProvider value={form}>
      <div ref={root} className={styles.frame}>
        {/* Tells inputs and buttons which ground they stand on. */}
        <Box bg="neutral" className={styles.columns}>
          <div
            role="group"
            aria-label={t('fields.form')}
            className={styles.form}
            onFocus={reveal}
          >
            {shown.map(section => {
              const Part = parts[section];
              return <Part key={section} />;
            })}
          </div>
          <div className={styles.preview}>
            <Preview proposal={verdict.proposal} earlier={earlier} />
          </div>
          <Foot platform={platform} />
        </Box>
        <VisuallyHidden>
          <span role="status">{news}</span>
        </VisuallyHidden>
      </div>
    </DraftFormProvider>
  );
}

/** Brings what has the keyboard out from behind the verdict; browsers take what is covered for seen. */
function reveal({ target }: FocusEvent<HTMLElement>): void {
  target.scrollIntoView?.({ block: 'nearest' });
}

/** Whether nothing was answered yet: the scaffolder makes objects of its own for what it knows by name. */
function isEmpty(document: unknown): boolean {
  return typeof document === 'object' && document !== null
    ? Object.values(document).every(isEmpty)
    : document === undefined || document === null || document === '';
}
