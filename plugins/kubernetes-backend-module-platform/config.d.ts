export interface Config {
  platform?: {
    /**
     * Where Argo CD keeps its Applications. The Kubernetes tab of an entity then also shows those that deliver into the
     * entity's environments, if `kubernetes.customResources` names argoproj.io applications. Without it, the tab shows
     * none but those in the environments themselves.
     */
    argocd?: {
      /**
       * The cluster that Argo CD runs on, by its name in the `kubernetes` configuration: `paris-nonprod`. It is what
       * Applications call `in-cluster`.
       */
      cluster: string;

      /** The namespace of the Applications on that cluster: `argocd`. Applications in other namespaces are not read. */
      namespace: string;
    };
  };
}
