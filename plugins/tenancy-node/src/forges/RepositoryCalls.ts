import { ConflictError } from '@backstage/errors';
import { z } from 'zod';
import { ForgeAnswer, ForgeClient } from './http/ForgeClient';
import { PullRequest, RepositoryLocation } from './types';

/** Commits that a request's branch may have. */
export const mostCommits = 100;
/** Requests on one page, which all forges allow but for Gitea, where it is 50 at most. */
export const requestPage = 100;
/** Pages of open requests that are read. */
export const mostPages = 20;

type CallOptions = Parameters<ForgeClient['call']>[2];

/** What every forge's client does with one repository. */
export class RepositoryCalls {
  /** `platform/gitops on forge.example.com`. */
  readonly name: string;
  readonly client: ForgeClient;
  /** The path of the repository below the API's address. */
  readonly root: readonly string[];

  constructor(options: {
    client: ForgeClient;
    location: RepositoryLocation;
    root: readonly string[];
  }) {
    const { client, location, root } = options;
    this.client = client;
    this.root = root;
    this.name = `${location.owner}/${location.name} on ${client.host}`;
  }

  /** Calls a path below the repository's. */
  async call(
    method: Parameters<ForgeClient['call']>[0],
    parts: readonly string[],
    options?: CallOptions,
  ): Promise<ForgeAnswer> {
    return await this.client.call(method, [...this.root, ...parts], options);
  }

  /** What a path says. Anything but success is thrown. */
  async get<T>(
    parts: readonly string[],
    options: CallOptions & { schema: z.ZodType<T>; what: string },
  ): Promise<T> {
    const { schema, what } = options;
    return this.read(await this.call('GET', parts, options), 200, schema, what);
  }

  /** The same; undefined where there is no such thing. */
  async find<T>(
    parts: readonly string[],
    options: CallOptions & { schema: z.ZodType<T>; what: string },
  ): Promise<T | undefined> {
    const { schema, what } = options;
    const answer = await this.call('GET', parts, options);
    return answer.status === 404
      ? undefined
      : this.read(answer, 200, schema, what);
  }

  /** The content of a file; undefined where there is none. */
  async findText(
    parts: readonly string[],
    options: CallOptions & { what: string },
  ): Promise<string | undefined> {
    const answer = await this.call('GET', parts, options);
    if (answer.status === 404) {
      return undefined;
    }
    this.require(answer, [200], options.what);
    return answer.text;
  }

  /** The body of a success. Anything else is thrown. */
  read<T>(
    answer: ForgeAnswer,
    status: number,
    schema: z.ZodType<T>,
    what: string,
  ): T {
    return this.client.read(answer, { status, schema, what });
  }

  /** Throws where the answer has another status. */
  require(answer: ForgeAnswer, statuses: number[], what: string): void {
    if (!statuses.includes(answer.status)) {
      throw this.client.error(answer, { what });
    }
  }

  /** Throws where a call found that somebody was faster. */
  moved(branch: string): ConflictError {
    return new ConflictError(
      `The branch ${branch} of ${this.name} moved at the same time. Try again.`,
    );
  }

  tooManyCommits(): ConflictError {
    return new ConflictError(
      `The request's branch of ${this.name} has more than ${mostCommits} commits that its base has not. Have the request merged or closed and its branch removed, and start again.`,
    );
  }
}

/** Open requests first, then the newest. */
export function byImportance(one: PullRequest, other: PullRequest): number {
  return (
    Number(other.state === 'open') - Number(one.state === 'open') ||
    other.number - one.number
  );
}

/** Reads pages until one is not full. */
export async function allPages<T>(
  size: number,
  read: (page: number) => Promise<T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const found = await read(page);
    all.push(...found);
    if (found.length < size) {
      break;
    }
  }
  return all;
}
