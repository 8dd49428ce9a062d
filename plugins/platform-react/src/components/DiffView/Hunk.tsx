import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { platformTranslationRef } from '../../translations/platformTranslationRef';
import styles from './DiffView.module.css';
import { numberLines } from './numberLines';
import { DiffHunk } from './types';

/** The lines of a hunk, each with its number and its sign. */
export function Hunk(props: {
  hunk: DiffHunk;
  /** Whether it is all of the file, so that nobody asks which part. */
  isWhole: boolean;
}) {
  const { hunk, isWhole } = props;
  const { t } = useTranslationRef(platformTranslationRef);
  const { oldStart, oldLines, newStart, newLines } = hunk;
  return (
    <table className={styles.hunk}>
      {!isWhole && (
        <caption className={styles.caption}>
          {t('diff.lines', {
            hunk: `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
          })}
        </caption>
      )}
      <tbody>
        {numberLines(hunk).map(({ sign, text, number }, index) => (
          <tr key={index} className={styles.line} data-sign={sign}>
            <td className={styles.number}>{number}</td>
            <td className={styles.text}>
              <span className={styles.sign}>{sign}</span>
              {text}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
