import { Tenant } from '@socle/plugin-tenancy-common';
import { KnownTenantEntry } from '@socle/plugin-tenancy-node';

/** A new tenant on its way to the forge. */
export interface ProposalUnderWay {
  entry: KnownTenantEntry;
  /** When its pull request is open, or nothing comes of it. */
  ended: Promise<void>;
}

/**
 * New tenants that this process is bringing to the forge: no list of requests has them yet, and those that come at the same
 * moment have to be held against each other. Who came first is not held against who came later.
 */
export class ProposalsUnderWay {
  #proposals: ProposalUnderWay[] = [];

  /** All of them, the first one first. */
  all(): readonly ProposalUnderWay[] {
    return this.#proposals;
  }

  /** Brings a new tenant to the forge. What `work` is given counts it from its first call on, and tells who came before. */
  async bring<T>(
    wanted: { tenant: Tenant; requestedBy: string },
    work: (earlier: () => readonly ProposalUnderWay[]) => Promise<T>,
  ): Promise<T> {
    let end = () => {};
    const proposal: ProposalUnderWay = {
      entry: entryOf(wanted),
      ended: new Promise(resolve => {
        end = resolve;
      }),
    };
    try {
      return await work(() => {
        if (!this.#proposals.includes(proposal)) {
          this.#proposals = [...this.#proposals, proposal];
        }
        return this.#proposals.slice(0, this.#proposals.indexOf(proposal));
      });
    } finally {
      this.#proposals = this.#proposals.filter(one => one !== proposal);
      end();
    }
  }
}

function entryOf(wanted: {
  tenant: Tenant;
  requestedBy: string;
}): KnownTenantEntry {
  const { tenant, requestedBy } = wanted;
  const { name } = tenant.metadata;
  return {
    known: {
      name,
      proposed: { text: '', tenant, stale: false, findings: [] },
      changes: [],
    },
    resource: { name, owner: tenant.spec.owner, requestedBy },
  };
}
