import {
  ApplicationSummary,
  SyncPermission,
  syncPermission,
} from '@socle/plugin-argocd-common';
import { Instances } from './Instances';

/** What the sync windows of its project mean for an Application. */
export class Windows {
  readonly #instances: Instances;

  constructor(options: { instances: Instances }) {
    this.#instances = options.instances;
  }

  /** Undefined where its project cannot be read: nothing is refused then. */
  of(application: ApplicationSummary, now: Date): SyncPermission | undefined {
    const project = this.#instances
      .get(application.instance)
      ?.source.project(application.project);
    return project && syncPermission({ application, project, now });
  }

  /** Whether time alone can change it. */
  hasAny({ instance, project }: ApplicationSummary): boolean {
    const found = this.#instances.get(instance)?.source.project(project);
    return found !== undefined && found.windows.length > 0;
  }
}
