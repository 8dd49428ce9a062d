/** A branch or tag that moved. */
export interface PushEvent {
  owner: string;
  repository: string;
  /** `refs/heads/main` */
  ref: string;
  /** The commit before, forty zeros where the ref is new. */
  before: string;
  /** The commit now, forty zeros where the ref was deleted. */
  after: string;
  /** Name of the identity that pushed or merged. */
  pusher: string;
}

/** The forge, as the sandbox's GitOps controller reaches it: real bare repositories on disk. */
export interface ForgeRepositories {
  /** The bare repository behind an address (`http://localhost:7017/platform/gitops.git`); undefined where there is none. */
  locate(
    url: string,
  ): { owner: string; repository: string; directory: string } | undefined;
  /** Tells of every ref that moved, by push, merge or the contents API, after it moved. Returns what ends it. */
  onPush(listener: (event: PushEvent) => void): () => void;
}
