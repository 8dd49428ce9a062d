import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { platformTranslationRef } from '../../translations/platformTranslationRef';
import styles from './DiffView.module.css';
import { Hunk } from './Hunk';
import { DiffFile, DiffViewProps } from './types';

/** Directory and name apart, so that names can be read down a column. */
function splitPath(path: string): [folder: string, name: string] {
  const end = path.lastIndexOf('/') + 1;
  return [path.slice(0, end), path.slice(end)];
}

function FileLines(props: { file: DiffFile; unfolded: boolean }) {
  const { file, unfolded } = props;
  const { t } = useTranslationRef(platformTranslationRef);
  const [open, setOpen] = useState(unfolded);
  const [folder, name] = splitPath(file.path);
  return (
    <li className={styles.item}>
      <details
        className={styles.file}
        open={open}
        onToggle={event => setOpen(event.currentTarget.open)}
      >
        <summary className={styles.summary}>
          <span className={styles.path}>
            <span className={styles.folder}>{folder}</span>
            {name}
          </span>{' '}
          <span className={styles.kind}>{t(`diff.${file.kind}`)}</span>{' '}
          <span className={styles.counts}>
            {file.kind !== 'removed' && (
              <span className={styles.added}>+{file.added}</span>
            )}
            {file.kind === 'changed' && ' '}
            {file.kind !== 'added' && (
              <span className={styles.removed}>−{file.removed}</span>
            )}
          </span>
        </summary>
        {open && (
          <div className={styles.frame}>
            {file.hunks.map((hunk, index) => (
              <Hunk key={index} hunk={hunk} isWhole={file.kind !== 'changed'} />
            ))}
          </div>
        )}
      </details>
    </li>
  );
}

/**
 * Files and how they differ: one line for each file, which unfolds to its lines.
 *
 * @public
 */
export function DiffView({ label, files, open = [] }: DiffViewProps) {
  return (
    <ul className={styles.root} aria-label={label}>
      {files.map(file => (
        <FileLines
          key={file.path}
          file={file}
          unfolded={open.includes(file.path)}
        />
      ))}
    </ul>
  );
}
