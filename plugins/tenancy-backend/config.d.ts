export interface Config {
  platform?: {
    /**
     * Where Argo CD keeps its Applications. A request for a tenant then shows whether they are Synced and Healthy; without
     * it, that step stays unknown.
     */
    argocd?: {
      /** The cluster that Argo CD runs on, by its name in the `kubernetes` configuration: `paris-nonprod`. */
      cluster: string;

      /** The namespace of the Applications on that cluster: `argocd`. */
      namespace: string;
    };
  };
}
