import { Transform, TransformCallback } from 'node:stream';

const headLimit = 1024 * 1024;

/**
 * Lets a `git-receive-pack` request pass, and notes the refs that it asks to move.
 *
 * The request begins with pkt-lines `old new ref`, the first with capabilities after a NUL, up to a flush `0000`
 * (gitprotocol-pack(5), "Reference Update Request and Packfile Transfer"). What follows is not looked at.
 */
export class PushCommands extends Transform {
  #head: Buffer | undefined = Buffer.alloc(0);
  #refs: string[] | undefined = [];

  /** The refs that the push named; undefined when the request did not begin as it should. */
  get refs(): string[] | undefined {
    return this.#head === undefined ? this.#refs : undefined;
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: TransformCallback,
  ): void {
    if (this.#head !== undefined) {
      this.#read(Buffer.concat([this.#head, chunk]));
    }
    done(null, chunk);
  }

  #read(head: Buffer): void {
    let offset = 0;
    while (head.length >= offset + 4) {
      const text = head.toString('latin1', offset, offset + 4);
      if (text === '0000') {
        this.#head = undefined;
        return;
      }
      const length = /^[0-9a-f]{4}$/i.test(text) ? parseInt(text, 16) : 0;
      if (length < 4 || offset > headLimit) {
        this.#giveUp();
        return;
      }
      if (head.length < offset + length) {
        break;
      }
      const line = head.toString('utf8', offset + 4, offset + length);
      const match = /^[0-9a-f]{40} [0-9a-f]{40} ([^\0\n]+)/.exec(line);
      if (match) {
        this.#refs?.push(match[1]);
      }
      offset += length;
    }
    this.#head = head.subarray(offset);
  }

  #giveUp(): void {
    this.#head = undefined;
    this.#refs = undefined;
  }
}
