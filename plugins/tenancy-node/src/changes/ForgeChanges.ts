import { ChangeForge } from '../forges';
import { branchPrefix } from './branches';
import { proposeChange } from './proposeChange';
import { Turns } from './Turns';
import { compareRequests, toChangeRequest } from './requests';
import {
  ChangeRequest,
  ChangesService,
  Proposal,
  ProposedChange,
} from './types';

/** Changes that one process brings to the forge at a time: the forge is there for others, too. */
const atOnce = 4;

export interface ForgeChangesOptions {
  /** The GitOps repository's forge; with a signal, one whose calls it ends. */
  forge(signal?: AbortSignal): ChangeForge;
  /** Milliseconds for which a list is good. */
  listFor: number;
  /** The clock, in milliseconds. */
  now(): number;
}

/** Change requests of the GitOps repository, as its forge has them. */
export class ForgeChanges implements ChangesService {
  readonly #options: ForgeChangesOptions;
  readonly #turns = new Turns(atOnce);
  #list: { requests: Promise<ChangeRequest[]>; readAt: number } | undefined;

  constructor(options: ForgeChangesOptions) {
    this.#options = options;
  }

  async list(
    options: { state?: ChangeRequest['state']; fresh?: boolean } = {},
  ): Promise<ChangeRequest[]> {
    const { state, fresh } = options;
    if (fresh) {
      this.#list = undefined;
    }
    const requests = await this.#read();
    return requests.filter(request => !state || request.state === state);
  }

  async get(tenant: string): Promise<ChangeRequest[]> {
    const requests = await this.#read();
    return requests.filter(request => request.tenant === tenant);
  }

  async propose(
    change: ProposedChange,
    options: { dryRun?: boolean; signal?: AbortSignal } = {},
  ): Promise<Proposal> {
    const { dryRun = false, signal } = options;
    try {
      const forge = this.#options.forge(signal);
      return await this.#turns.take(
        async () => await proposeChange(forge, change, { dryRun, signal }),
      );
    } finally {
      if (!dryRun) {
        this.#list = undefined;
      }
    }
  }

  /** One reading for all who ask within seconds. One that failed is not kept. */
  async #read(): Promise<ChangeRequest[]> {
    const { forge, listFor, now } = this.#options;
    const known = this.#list;
    if (known && now() - known.readAt < listFor) {
      return await known.requests;
    }
    const list = { requests: readAll(forge()), readAt: now() };
    this.#list = list;
    list.requests.catch(() => {
      if (this.#list === list) {
        this.#list = undefined;
      }
    });
    return await list.requests;
  }
}

async function readAll(forge: ChangeForge): Promise<ChangeRequest[]> {
  const found = await Promise.all([
    forge.listRequests('open', branchPrefix),
    forge.listRequests('closed', branchPrefix),
  ]);
  return found
    .flat()
    .map(toChangeRequest)
    .filter(request => request !== undefined)
    .sort(compareRequests);
}
