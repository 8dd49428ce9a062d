export interface Config {
  platform?: {
    /** Who may do more than the owners of a thing, as references of users or groups in the catalog. */
    roles?: {
      /**
       * See every tenant's data and may use the Kubernetes proxy: `[group:default/sre]`. Nobody by default.
       */
      operators?: string[];

      /**
       * May everything that operators may, and what nobody else may, such as removing locations from the catalog:
       * `[group:default/platform]`. Nobody by default.
       */
      administrators?: string[];
    };
  };
}
