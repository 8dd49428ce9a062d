import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { ForgeLogger } from './logger';

/**
 * Writes a file so that a reader, also one after a crash, sees either the old content or the new, never a part:
 * to a new file, flushed, renamed over the old one, and the folder flushed.
 */
export async function writeFileDurably(
  path: string,
  content: string,
): Promise<void> {
  const directory = dirname(path);
  await mkdir(directory, { recursive: true });
  const temporary = join(directory, `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const folder = await open(directory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * One JSON document on disk with its value in memory.
 *
 * Changes happen one after the other, and are in memory only once they are on disk.
 */
export class JsonFile<T> {
  readonly #path: string;
  #value: T;
  #last: Promise<unknown> = Promise.resolve();
  #removed = false;

  private constructor(path: string, value: T) {
    this.#path = path;
    this.#value = value;
  }

  /**
   * Reads the document. Where there is none, or none that the schema accepts, `initial` gives the value;
   * an unreadable file is set aside next to its place and reported, so that one bad file costs nobody else anything.
   */
  static async open<T>(options: {
    path: string;
    schema: z.ZodType<T, z.ZodTypeDef, unknown>;
    initial: () => T | Promise<T>;
    logger: ForgeLogger;
  }): Promise<JsonFile<T>> {
    const { path, schema, initial, logger } = options;
    let text: string | undefined;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw error;
      }
    }
    if (text !== undefined) {
      try {
        return new JsonFile(path, schema.parse(JSON.parse(text)));
      } catch (error) {
        const aside = `${path}.unreadable-${Date.now()}`;
        await rename(path, aside);
        logger.error(
          `The forge's file ${path} cannot be read, begins anew, and is kept as ${aside}: ${error}`,
        );
      }
    }
    const value = await initial();
    await writeFileDurably(path, serialize(value));
    return new JsonFile(path, value);
  }

  /** The present value. It is not to be changed in place. */
  get value(): T {
    return this.#value;
  }

  /** Applies a change to a copy, writes the copy, and makes it the value. Returns what the change returns. */
  async update<R>(change: (draft: T) => R): Promise<R> {
    const next = this.#last.then(async () => {
      const draft = structuredClone(this.#value);
      const result = change(draft);
      if (!this.#removed) {
        await writeFileDurably(this.#path, serialize(draft));
      }
      this.#value = draft;
      return result;
    });
    this.#last = next.catch(() => {});
    return await next;
  }

  /** Deletes the file after the changes under way; later ones stay in memory. */
  async remove(): Promise<void> {
    this.#removed = true;
    await this.#last;
    await rm(this.#path, { force: true });
  }
}

function serialize(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
