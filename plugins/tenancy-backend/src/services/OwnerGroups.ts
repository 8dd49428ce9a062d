import {
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** A group that somebody belongs to. */
export interface OwnerGroup {
  /** `group:default/payments` */
  ref: string;
  title: string;
}

/** The groups that people belong to, as their sign-in says; the catalog gives the titles. */
export class OwnerGroups {
  readonly #userInfo: UserInfoService;
  readonly #catalog: CatalogService;

  constructor(options: { userInfo: UserInfoService; catalog: CatalogService }) {
    this.#userInfo = options.userInfo;
    this.#catalog = options.catalog;
  }

  /** By title. */
  async of(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<OwnerGroup[]> {
    const { ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(credentials);
    const refs = [...new Set(ownershipEntityRefs)].filter(
      ref => parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group',
    );
    if (refs.length === 0) {
      return [];
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: ['kind', 'metadata', 'spec.profile'] },
      { credentials },
    );
    return refs
      .map((ref, index) => ({
        ref,
        title: items[index]?.metadata.title ?? parseEntityRef(ref).name,
      }))
      .sort((one, other) => one.title.localeCompare(other.title, 'en'));
  }
}
