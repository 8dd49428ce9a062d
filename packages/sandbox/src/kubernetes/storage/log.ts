import fs from 'node:fs';
import path from 'node:path';
import { KubernetesObject } from '../types';

/** One line of the log: an object as it was written at a revision, or its removal. */
export type LogEntry =
  | { revision: number; bucket: string; key: string; object: KubernetesObject }
  | { revision: number; bucket: string; key: string; object: undefined };

interface Line {
  v: number;
  b?: string;
  k?: string;
  o?: KubernetesObject;
}

const fileName = 'objects.jsonl';

function lineOf(entry: LogEntry): string {
  const line: Line = {
    v: entry.revision,
    b: entry.bucket,
    k: entry.key,
    ...(entry.object && { o: entry.object }),
  };
  return `${JSON.stringify(line)}\n`;
}

/**
 * An append-only file of JSON lines. A line is handed to the operating system before `append` returns, so a killed
 * process loses nothing that was acknowledged. A last line that was cut off is dropped at the next start; any other
 * unreadable line is an error, because dropping it would lose what was acknowledged.
 */
export class ObjectLog {
  readonly #file: string;
  #descriptor: number;
  #size: number;

  private constructor(file: string, descriptor: number, size: number) {
    this.#file = file;
    this.#descriptor = descriptor;
    this.#size = size;
  }

  /** Opens the log in a folder, making both where they are not there, and hands every entry to `replay`. */
  static open(
    directory: string,
    replay: (entry: LogEntry | { revision: number }) => void,
  ): ObjectLog {
    fs.mkdirSync(directory, { recursive: true });
    const file = path.join(directory, fileName);
    const content = fs.existsSync(file) ? fs.readFileSync(file) : Buffer.of();
    let start = 0;
    while (start < content.length) {
      const end = content.indexOf(10, start);
      if (end < 0) {
        break;
      }
      const line = content.toString('utf8', start, end);
      replay(ObjectLog.#read(line, file));
      start = end + 1;
    }
    const descriptor = fs.openSync(file, 'a');
    if (start < content.length) {
      fs.ftruncateSync(descriptor, start);
    }
    return new ObjectLog(file, descriptor, start);
  }

  static #read(text: string, file: string): LogEntry | { revision: number } {
    let line: Line;
    try {
      line = JSON.parse(text);
    } catch {
      throw new Error(
        `The cluster's state in ${file} has an unreadable line: ${text.slice(0, 80)}. Start with a fresh sandbox, or restore the file.`,
      );
    }
    return line.b === undefined || line.k === undefined
      ? { revision: line.v }
      : { revision: line.v, bucket: line.b, key: line.k, object: line.o };
  }

  append(entry: LogEntry): void {
    const bytes = Buffer.from(lineOf(entry));
    let written = 0;
    try {
      while (written < bytes.length) {
        written += fs.writeSync(this.#descriptor, bytes, written);
      }
    } catch (error) {
      fs.ftruncateSync(this.#descriptor, this.#size);
      throw error;
    }
    this.#size += bytes.length;
  }

  /** Replaces the log by one that holds these entries only; a crash leaves either the old file or the new one. */
  compact(revision: number, entries: Iterable<LogEntry>): void {
    const next = `${this.#file}.next`;
    const descriptor = fs.openSync(next, 'w');
    const lines = [`${JSON.stringify({ v: revision })}\n`];
    for (const entry of entries) {
      lines.push(lineOf(entry));
    }
    const bytes = Buffer.from(lines.join(''));
    fs.writeFileSync(descriptor, bytes);
    fs.fsyncSync(descriptor);
    fs.closeSync(descriptor);
    fs.closeSync(this.#descriptor);
    fs.renameSync(next, this.#file);
    this.#descriptor = fs.openSync(this.#file, 'a');
    this.#size = bytes.length;
  }

  close(): void {
    fs.fsyncSync(this.#descriptor);
    fs.closeSync(this.#descriptor);
  }
}
