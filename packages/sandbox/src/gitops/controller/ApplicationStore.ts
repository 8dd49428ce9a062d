import { ClusterClient, KubernetesObject } from '../../kubernetes/types';
import { equalJson } from '../objects';
import { asWritten } from './asWritten';
import {
  AppProject,
  Application,
  ApplicationStatus,
  Operation,
  argoApiVersion,
  asApplication,
  asObject,
  asProject,
} from '../types';

/** Argo CD's own objects, in its namespace on the control plane. */
export class ApplicationStore {
  readonly client: ClusterClient;
  readonly namespace: string;

  constructor(client: ClusterClient, namespace: string) {
    this.client = client;
    this.namespace = namespace;
  }

  list(kind: 'Application' | 'ApplicationSet'): KubernetesObject[] {
    const query = { apiVersion: argoApiVersion, kind };
    return this.client.kind(query)
      ? this.client.list({ ...query, namespace: this.namespace })
      : [];
  }

  applications(): Application[] {
    return this.list('Application').map(asApplication);
  }

  application(name: string): Application | undefined {
    const found = this.get('Application', name);
    return found && asApplication(found);
  }

  project(name: string): AppProject | undefined {
    const found = this.get('AppProject', name);
    return found && asProject(found);
  }

  get(
    kind: 'Application' | 'ApplicationSet' | 'AppProject',
    name: string,
  ): KubernetesObject | undefined {
    const { namespace } = this;
    return this.client.kind({ apiVersion: argoApiVersion, kind })
      ? this.client.get({ apiVersion: argoApiVersion, kind, namespace, name })
      : undefined;
  }

  /** Changes an Application, as it is by now; writes only what is different. */
  write(name: string, change: (application: Application) => Application): void {
    const application = this.application(name);
    if (application) {
      this.#save(application, change(application));
    }
  }

  /** Changes an Application's status, as it is by now; writes only what is different. */
  writeStatus(
    name: string,
    change: (status: ApplicationStatus) => ApplicationStatus,
  ): void {
    this.write(name, application => ({
      ...application,
      status: change(application.status ?? {}),
    }));
  }

  /** Begins an operation; what the last one did is forgotten, as Argo CD's `SetAppOperation` does. */
  beginOperation(name: string, operation: Operation): void {
    this.write(name, application => ({
      ...application,
      operation,
      status: {
        ...application.status,
        operationState: undefined,
        sourceHydrator: {},
      },
    }));
  }

  #save(before: Application, changed: Application): void {
    const { status } = changed;
    const after = withoutUndefined({
      ...changed,
      ...(status && { status: asWritten(status) }),
    });
    const { status: oldStatus, ...oldRest } = before;
    const { status: newStatus, ...newRest } = after;
    let { resourceVersion } = before.metadata;
    // The status goes first: an operation that is taken off after it is over can only be done twice, never be lost.
    if (!equalJson(oldStatus ?? {}, newStatus ?? {})) {
      const saved = this.client.updateStatus(
        asObject({ ...before, status: newStatus }),
      );
      resourceVersion = saved.metadata.resourceVersion;
    }
    if (!equalJson(oldRest, newRest)) {
      this.client.update(
        asObject({
          ...after,
          metadata: { ...after.metadata, resourceVersion },
        }),
      );
    }
  }
}

function withoutUndefined<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
