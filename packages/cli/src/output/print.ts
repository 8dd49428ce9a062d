import { writeSync } from 'node:fs';
import { reasonOf } from '../input/readText';
import { UsageError } from '../report';

/** Where a command writes. */
export interface Streams {
  out(text: string): Promise<void>;
  error(text: string): Promise<void>;
}

/** Whoever reads the output has gone: there is nobody to write to, and nothing to complain of. */
export class NobodyReads extends Error {
  override name = 'NobodyReads';
}

/** The process's own output. A promise resolves when the text is with its reader, so that leaving then loses nothing. */
export const processStreams: Streams = {
  out: text => write(process.stdout, text),
  error: text => write(process.stderr, text),
};

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === '') {
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EPIPE'
          ? new NobodyReads()
          : new UsageError(`The output cannot be written: ${reasonOf(error)}.`),
      );
    stream.once('error', fail);
    stream.write(text, error => {
      if (error) {
        fail(error);
        return;
      }
      stream.off('error', fail);
      resolve();
    });
  });
}

/** A last word, where the streams themselves have failed. */
export function lastWord(text: string): void {
  try {
    writeSync(2, `${text}\n`);
  } catch {
    // Nobody hears it.
  }
}
