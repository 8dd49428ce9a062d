import { StatusMark } from '@socle/plugin-platform-react';
import { useDraftForm } from '../hooks/DraftForm';
import { isAt } from '../hooks/findingsAt';
import { levelOf } from './levelOf';
import styles from './TenantForm.module.css';

/** What stands against a row as a whole, beside what its fields say themselves. */
export function RowFindings(props: {
  /** Identity of the row. */
  row: string;
  /** Where it stands in the document. */
  place: string;
  /** Fields of the row that tell their own errors, by their paths in it. */
  own: readonly string[];
}) {
  const { row, place, own } = props;
  const { findings, isTold } = useDraftForm();
  const shown = findings.filter(
    finding =>
      isAt(finding, place) &&
      !(
        finding.severity === 'error' &&
        own.some(field => isAt(finding, `${place}.${field}`))
      ),
  );
  return (
    <div role="status" className={styles.rowFindings}>
      {isTold(row) &&
        shown.map(({ rule, path, severity, message, remedy }) => (
          <p key={`${rule} ${path} ${message}`} className={styles.line}>
            <StatusMark level={levelOf(severity)} hideLabel />
            <span>
              {message} {remedy}
            </span>
          </p>
        ))}
    </div>
  );
}
