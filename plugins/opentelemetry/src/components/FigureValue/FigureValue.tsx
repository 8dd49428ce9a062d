import { useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Popover } from '@backstage/ui';
import { Figure } from '@socle/plugin-opentelemetry-common';
import { Changing } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { Origin } from '../Origin';
import styles from './FigureValue.module.css';

/** A figure that says, where it is asked, what it is: its PromQL, where it comes from, how old it is. */
export function FigureValue(props: {
  figure: Figure;
  /** What it is a figure of: "Requests of prod". */
  label: string;
}) {
  const { figure, label } = props;
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const text = words.figure(figure);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={styles.figure}
        data-none={figure.value === null || undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={t('figure.what', { label, value: text })}
        title={t('figure.ask')}
        onClick={() => setOpen(true)}
      >
        <Changing value={text}>{text}</Changing>
      </button>
      <Popover
        triggerRef={trigger}
        isOpen={isOpen}
        onOpenChange={setOpen}
        aria-label={t('figure.about', { label })}
      >
        <Origin
          title={label}
          value={text}
          origin={figure.origin}
          at={figure.at}
        />
      </Popover>
    </>
  );
}
