import { Finding, short } from '@socle/plugin-platform-common/documents';
import { SourceFile } from '../types';
import { MAX_FOLDERS } from './layout';

/** A file that is there, and whose text is not. */
export type UnreadFile = Extract<SourceFile, { problem: string }>;

/** The finding on a file that has no text to judge. */
export function unreadFile({ path, problem, detail }: UnreadFile): Finding {
  const why = detail ? `: ${short(detail, 120)}` : '';
  const words = {
    link: {
      message: `The file is a link that leads out of its tree${why}.`,
      remedy: 'Put the content itself here: a link is never followed.',
    },
    large: {
      message: `The file is larger than what is read${why}.`,
      remedy: 'Split it into several files, or keep it elsewhere.',
    },
    binary: {
      message: `The file is no text in UTF-8${why}.`,
      remedy: 'Write it as text in UTF-8, or keep it elsewhere.',
    },
    unreadable: {
      message: `The file cannot be read${why}.`,
      remedy:
        'Put a plain file or folder here that whoever runs the check may read, or remove it.',
    },
  }[problem];
  return { rule: 'file', severity: 'error', file: path, line: 1, ...words };
}

/** The finding on a file that lies too deep to be looked at, whatever it holds. */
export function deepFile(path: string): Finding {
  return {
    rule: 'file',
    severity: 'error',
    file: path,
    line: 1,
    message: `The file lies in more than ${MAX_FOLDERS} folders, one in the other.`,
    remedy: 'Move it further up.',
  };
}
