import { HumanDuration } from '@backstage/types';

export interface Config {
  platform?: {
    /**
     * What decides which clusters and namespaces an entity shows.
     *
     * `tenancy` (default): the platform's GitOps tree; annotations of the entity are claims that can only narrow it.
     *
     * `annotations`: the annotations of the entity, as Backstage's Kubernetes plugin does. Whoever can write a
     * catalog-info.yaml then reads every namespace that the portal can: for installations without tenants only.
     */
    scope?: 'tenancy' | 'annotations';

    /** The platform's GitOps repository, which says what tenants there are. */
    gitops?: {
      /**
       * The root of its tree on the branch that Argo CD follows, as Backstage's UrlReader reads it:
       * `https://forge.example.com/platform/gitops/src/branch/main`. The forge needs an entry under `integrations`.
       * Without it, no entity belongs to a tenant.
       */
      url?: string;

      /** How old what was read may be before the forge is asked again: a duration; 30 seconds by default. */
      refresh?: HumanDuration | string;

      /**
       * How long the forge may send nothing while the tree is read, before the reading ends: a duration; 2 minutes by
       * default. A forge packs a large tree before it sends the first of it; how long the rest takes does not matter.
       */
      timeout?: HumanDuration | string;

      /**
       * What a cluster that the tree names is called under `kubernetes`, where the two differ:
       * `in-cluster: paris-nonprod`. None by default.
       */
      clusterNames?: { [nameInTree: string]: string };
    };

    /** The watches on clusters that all plugins share. */
    watch?: {
      /** How long a watch goes on after the last who read from it: a duration; 10 minutes by default. */
      idle?: HumanDuration | string;
    };
  };
}
