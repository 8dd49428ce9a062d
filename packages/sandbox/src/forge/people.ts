import { Identity } from '../identities';
import { unprocessable } from './errors';
import { ForgeLogger } from './logger';
import { isOwnerName } from './names';
import { OwnersRecord, ownersRecordSchema } from './records';
import { Repositories } from './repositories';
import { JsonFile } from './store';

export interface Organization {
  name: string;
  fullName: string;
  description: string;
}

/** Who and what may own a repository: the identities, their teams, and the organizations made later. */
export class People {
  readonly #identities: Identity[];
  readonly #file: JsonFile<OwnersRecord>;
  readonly #repositories: Repositories;

  private constructor(
    identities: Identity[],
    file: JsonFile<OwnersRecord>,
    repositories: Repositories,
  ) {
    this.#identities = identities;
    this.#file = file;
    this.#repositories = repositories;
  }

  static async open(options: {
    identities: Identity[];
    path: string;
    repositories: Repositories;
    logger: ForgeLogger;
  }): Promise<People> {
    const file = await JsonFile.open<OwnersRecord>({
      path: options.path,
      schema: ownersRecordSchema,
      initial: () => ({ version: 1, organizations: [] }),
      logger: options.logger,
    });
    return new People(options.identities, file, options.repositories);
  }

  get identities(): Identity[] {
    return this.#identities;
  }

  /** The identity of this name, in any case. */
  find(name: string): Identity | undefined {
    const lower = name.toLowerCase();
    return this.#identities.find(
      identity => identity.name.toLowerCase() === lower,
    );
  }

  findByEmail(email: string): Identity | undefined {
    const lower = email.toLowerCase();
    return this.#identities.find(
      identity => identity.email.toLowerCase() === lower,
    );
  }

  /** All organizations, by name. */
  organizations(): Organization[] {
    const named = new Map<string, Organization>();
    const owners = [
      ...this.#identities.flatMap(identity => identity.teams),
      ...this.#repositories.list().map(repository => repository.owner),
    ];
    for (const name of owners) {
      if (!this.find(name)) {
        named.set(name.toLowerCase(), { name, fullName: '', description: '' });
      }
    }
    for (const organization of this.#file.value.organizations) {
      named.set(organization.name.toLowerCase(), organization);
    }
    return [...named.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  findOrganization(name: string): Organization | undefined {
    const lower = name.toLowerCase();
    return this.organizations().find(
      organization => organization.name.toLowerCase() === lower,
    );
  }

  /**
   * Makes an organization.
   *
   * @throws ForgeError 422 on a name that cannot be, or is taken.
   */
  async createOrganization(organization: Organization): Promise<Organization> {
    if (!isOwnerName(organization.name)) {
      throw unprocessable('[UserName]: invalid username');
    }
    if (
      this.find(organization.name) ||
      this.findOrganization(organization.name)
    ) {
      throw unprocessable(`user already exists [name: ${organization.name}]`);
    }
    await this.#file.update(draft => {
      draft.organizations.push(organization);
    });
    return organization;
  }
}
