import styles from './TenantForm.module.css';

/** What is wrong with a control that does not say so itself, as long as nothing is chosen. */
export function FieldFault({ id, text }: { id: string; text?: string }) {
  return text ? (
    <div id={id} className={styles.fault}>
      {text}
    </div>
  ) : null;
}
