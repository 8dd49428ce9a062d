export interface Config {
  argocd?: {
    /**
     * Every Argo CD of the platform. Where there is none, the one of `platform.argocd` is taken.
     */
    instances?: Array<{
      /** What annotations and addresses of pages call it: `paris`. Letters, digits, `-`, `_` and `.`. */
      name: string;

      /** What people call it. The name by default. */
      title?: string;

      /**
       * The cluster that it runs on, by its name in the `kubernetes` configuration: its Applications are then watched there,
       * and a page costs nobody anything. Without it they are read from its API, which needs `url` and `token`.
       */
      cluster?: string;

      /** Its own namespace on that cluster; `argocd` by default. */
      namespace?: string;

      /** Further namespaces that hold its Applications (apps in any namespace), or `'*'` for all. None by default. */
      applicationNamespaces?: string[];

      /**
       * The projects that it serves, which are named as the tenants are; Applications of others are not read. All by default.
       */
      projects?: string[];

      /** Where the portal reaches its API: `http://argocd-server.argocd.svc`. Trees, diffs and actions need it. */
      url?: string;

      /** Where people open it: `https://argocd.example.com`. Links lead there. */
      externalUrl?: string;

      /**
       * A token that may get all Applications, and nothing else. It never acts.
       * @visibility secret
       */
      token?: string;

      /**
       * Tokens that act, each for the projects that it is meant for: of a role of the project that may `get` and `sync`
       * applications. Where none is for an Application's project, the portal cannot act on it. `projects: ['*']` stands for
       * all projects that no other entry names.
       *
       * `actions` says what the token is for, of `sync`, `refresh`, `hardRefresh`, `terminate`, `rollback` and
       * `confirmPrune`; all but the last by default. To confirm a removal takes the right to `update`, with which an
       * Application can be pointed elsewhere: give it to a token of its own, that is used for nothing else.
       */
      projectTokens?: Array<{
        projects: string[];
        actions?: string[];
        /** @visibility secret */
        token: string;
      }>;

      /**
       * What it calls the clusters of the `kubernetes` configuration. Its own cluster is `in-cluster` and
       * `https://kubernetes.default.svc`; names that are not listed are the same in both.
       */
      destinations?: Array<{
        /** The name in the `kubernetes` configuration. */
        cluster: string;
        /** The name in Argo CD. */
        name?: string;
        /** The address in Argo CD. */
        server?: string;
      }>;
    }>;

    /** Projects whose Applications the platform's people write, for tenants too; `[platform]` by default. */
    platformProjects?: string[];

    /**
     * The label that Argo CD tracks resources by, where it does: `app.kubernetes.io/instance`. By default only its annotation
     * counts.
     */
    trackingLabel?: string;
  };

  platform?: {
    /** Where Argo CD keeps its Applications, for the portal's plugins that need no more. */
    argocd?: {
      /** The cluster that Argo CD runs on, by its name in the `kubernetes` configuration: `paris-nonprod`. */
      cluster: string;

      /** The namespace of the Applications on that cluster: `argocd`. */
      namespace: string;
    };
  };
}
