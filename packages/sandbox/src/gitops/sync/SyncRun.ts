import { referenceOf } from '../controller/ClusterState';
import { resourceHealth } from '../health/resourceHealth';
import { messageOf } from '../objects';
import { OperationPhase, ResourceResult, ResultCode } from '../types';
import { applyTask, pruneTask, tryTask } from './applyTask';
import { syncOptionValue } from './hooks';
import { releaseHook } from './releaseHook';
import { explained } from './explained';
import { planTasks, resultsByKey } from './planTasks';
import { SyncRequest } from './SyncRequest';
import { SyncTask, isNamespace } from './SyncTask';
import { hookPhaseOf, waitingMessage } from './waiting';

/** How far an operation is. */
export interface SyncOutcome {
  phase: OperationPhase;
  message: string;
  results: ResourceResult[];
}

const operationPhases: Record<ResultCode, OperationPhase> = {
  Synced: 'Running',
  SyncFailed: 'Failed',
  Pruned: 'Succeeded',
  PruneSkipped: 'Succeeded',
};

type RunState = 'successful' | 'pending' | 'failed';

/** Takes one step of a sync: each call goes on from the results of the last. Source: gitops-engine's `syncContext`. */
export class SyncRun {
  readonly #request: SyncRequest;
  readonly #results: Map<string, ResourceResult>;
  #phase: OperationPhase = 'Running';
  #message = '';

  constructor(request: SyncRequest, results: ResourceResult[] | undefined) {
    this.#request = request;
    this.#results = resultsByKey(results);
  }

  /** Goes on with the sync until it has to wait for the cluster, or is over. */
  async sync(): Promise<SyncOutcome> {
    const isStarted = this.#results.size > 0;
    const { tasks, isValid } = planTasks(this.#request, this.#results);
    if (!isValid) {
      this.#refuse(tasks);
    } else if (isStarted || this.#beginsWith(tasks)) {
      this.#assess(tasks);
      await this.#step(tasks);
    }
    return this.#outcome();
  }

  /** Ends the running hooks; the operation is `Failed` then. */
  terminate(): SyncOutcome {
    const { tasks } = planTasks(this.#request, this.#results);
    for (const task of tasks.filter(candidate => candidate.isHook)) {
      if (task.isCompleted) {
        this.#releaseHook(task);
      } else if (task.isRunning) {
        this.#releaseHook(task);
        this.#delete(task);
        this.#record(task, task.result, 'Failed', 'Terminated');
      }
    }
    this.#finish('Failed', 'Operation terminated');
    return this.#outcome();
  }

  #refuse(tasks: SyncTask[]): void {
    for (const task of tasks.filter(({ result }) => result === 'SyncFailed')) {
      this.#record(task, 'SyncFailed', undefined, task.message);
    }
    const messages = [...this.#results.values()]
      .filter(result => result.status === 'SyncFailed' && result.message)
      .map(result => result.message);
    this.#finish(
      'Failed',
      [
        'one or more synchronization tasks are not valid',
        [...new Set(messages)].sort().join('; '),
      ]
        .filter(Boolean)
        .join(': '),
    );
  }

  /** The checks before anything is applied; the destination's namespace is made at once, as the others need it. */
  #beginsWith(tasks: SyncTask[]): boolean {
    const namespaceTask = tasks.find(
      task =>
        !task.live &&
        isNamespace(task.target) &&
        task.target?.metadata.name === this.#request.namespace,
    );
    if (namespaceTask && this.#run([namespaceTask]) === 'failed') {
      this.#failWith([], [namespaceTask], 'the namespace failed to apply');
      return false;
    }
    return true;
  }

  /** Gives running tasks the health of their live objects. */
  #assess(tasks: SyncTask[]): void {
    for (const task of tasks) {
      if (!task.isRunning || !task.live) {
        continue;
      }
      const health = resourceHealth(task.live);
      if (task.isHook) {
        const [phase, message] = hookPhaseOf(task.live);
        this.#record(task, task.result, phase, message);
      } else if (!health) {
        this.#record(task, task.result, 'Succeeded', task.message);
      } else if (health.status === 'Healthy') {
        this.#record(task, task.result, 'Succeeded', health.message ?? '');
      } else if (health.status === 'Degraded') {
        this.#record(task, task.result, 'Failed', health.message ?? '');
      }
    }
  }

  async #step(all: SyncTask[]): Promise<void> {
    if (this.#waits(all)) {
      return;
    }
    all
      .filter(task => task.isHook && task.isCompleted)
      .forEach(task => this.#releaseHook(task));
    const deletable = (policy: 'HookSucceeded' | 'HookFailed') =>
      all.filter(
        task => task.live && !task.isRunning && task.hasDeletePolicy(policy),
      );
    const onSuccess = deletable('HookSucceeded');
    const onFailure = deletable('HookFailed');
    const failHooks = all.filter(task => task.phase === 'SyncFail');
    const tasks = all.filter(task => task.phase !== 'SyncFail');
    if (tasks.some(task => task.isCompleted && !task.isSuccessful)) {
      onFailure.forEach(task => this.#delete(task));
      this.#failWith(
        failHooks,
        tasks.filter(task => task.result === 'SyncFailed'),
        'one or more synchronization tasks completed unsuccessfully',
      );
      return;
    }
    const pending = this.#outOfSyncOnly(tasks.filter(task => task.isPending));
    if (pending.length === 0) {
      onSuccess.forEach(task => this.#delete(task));
      this.#finish('Succeeded', 'successfully synced (no more tasks)');
      return;
    }
    const { phase, wave } = pending[0];
    const last = pending[pending.length - 1];
    const current = pending.filter(
      task => task.phase === phase && task.wave === wave,
    );
    this.#finish('Running', 'one or more tasks are running');
    if (this.#request.dryRun) {
      // What is tried before a sync is all that there is to a trial.
      if (this.#run(pending) === 'failed') {
        this.#finish('Failed', 'one or more objects failed to apply (dry run)');
      } else {
        this.#finish('Succeeded', 'successfully synced (no more tasks)');
      }
      return;
    }
    const state = this.#run(current);
    if (state !== 'failed' && !(last.phase === phase && last.wave === wave)) {
      await this.#request.pause();
    }
    if (state === 'failed') {
      this.#waveFailed(current, failHooks, onFailure);
    } else if (state === 'pending') {
      this.#wait(
        current.filter(
          task => task.isInTheWay || (task.isPrune && task.isPending),
        ),
        true,
      );
    } else if (
      current.length === pending.length &&
      !current.some(task => task.isHook)
    ) {
      onSuccess.forEach(task => this.#delete(task));
      this.#finish('Succeeded', 'successfully synced (all tasks run)');
    } else {
      this.#wait(current, false);
    }
  }

  /** Whether the sync has to wait: for the health of a wave, for a hook, for a pruned object to be gone. */
  #waits(tasks: SyncTask[]): boolean {
    const first = tasks[0];
    const last = tasks[tasks.length - 1];
    const isMultiStep =
      tasks.length > 0 &&
      (first.wave !== last.wave || first.phase !== last.phase);
    const running = tasks.filter(
      task => (isMultiStep || task.isHook) && task.isRunning,
    );
    if (running.length > 0) {
      for (const task of running.filter(candidate => !candidate.live)) {
        if (!this.#request.cluster.get(referenceOf(task.object))) {
          this.#record(
            task,
            'SyncFailed',
            'Error',
            `Resource ${task.title} is missing, it might have been deleted`,
          );
        }
      }
      this.#wait(running, false);
      return true;
    }
    const leaving = tasks.filter(
      task => task.result === 'Pruned' && task.live?.metadata.deletionTimestamp,
    );
    if (leaving.length > 0) {
      this.#wait(leaving, true);
      return true;
    }
    return false;
  }

  #waveFailed(
    current: SyncTask[],
    failHooks: SyncTask[],
    onFailure: SyncTask[],
  ): void {
    const failed = current.filter(task => task.result === 'SyncFailed');
    const running = current.filter(task => task.isRunning);
    const message = 'one or more objects failed to apply';
    if (running.length > 0) {
      const isOver =
        failHooks.length === 0 || this.#failWith(failHooks, failed, message);
      this.#wait(isOver ? running : [...running, ...failHooks], false);
    } else if (this.#failWith(failHooks, failed, message)) {
      onFailure.forEach(task => this.#delete(task));
    }
  }

  /** Runs the SyncFail hooks, or ends the operation where there are none left. Tells whether it ended. */
  #failWith(hooks: SyncTask[], failed: SyncTask[], reason: string): boolean {
    const withReasons = (tasks: SyncTask[], text: string) => {
      const messages = [...new Set(tasks.map(task => task.message))];
      return messages.length > 0
        ? `${text}, reason: ${messages.join(',')}`
        : text;
    };
    const message = withReasons(failed, reason);
    if (hooks.every(task => task.isCompleted)) {
      const broken = hooks.filter(task => task.result === 'SyncFailed');
      this.#finish(
        'Failed',
        broken.length > 0
          ? `${message}\n${withReasons(broken, 'one or more SyncFail hooks failed')}`
          : message,
      );
      return true;
    }
    const pending = hooks.filter(task => !task.isCompleted && !task.isRunning);
    this.#run(pending);
    this.#wait(pending, false);
    return false;
  }

  #run(tasks: SyncTask[]): RunState {
    const request = this.#request;
    const prunes = tasks.filter(task => task.isPrune);
    if (
      !request.isPruneConfirmed &&
      prunes.some(task => this.#needsConfirmation(task))
    ) {
      return 'pending';
    }
    let state: RunState = 'successful';
    for (const task of prunes) {
      const { result, message } = pruneTask(
        request.cluster.client,
        task,
        request,
      );
      this.#record(task, result, operationPhases[result], message);
      state = result === 'SyncFailed' ? 'failed' : state;
    }
    if (state === 'failed') {
      return state;
    }
    const creations = tasks.filter(task => !task.isPrune);
    const inTheWay = creations.filter(task => task.isInTheWay);
    if (inTheWay.length > 0 && !request.dryRun) {
      inTheWay.forEach(task => {
        this.#releaseHook(task);
        this.#delete(task);
      });
      if (inTheWay.some(task => this.#isThere(task))) {
        return 'pending';
      }
      // Nothing held the old hooks, so they are gone already and the new ones can be made at once.
      inTheWay.forEach(task => {
        task.live = undefined;
      });
    }
    for (const task of creations) {
      const { result, message } = request.dryRun
        ? tryTask(task, this.#isChanged(task))
        : applyTask(request.cluster.client, task, request);
      const phase = operationPhases[result];
      this.#record(
        task,
        result,
        request.dryRun && phase === 'Running' ? 'Succeeded' : phase,
        message,
      );
      state = result === 'SyncFailed' ? 'failed' : state;
    }
    return state;
  }

  #wait(tasks: SyncTask[], isDeletion: boolean): void {
    const unconfirmed = this.#request.isPruneConfirmed
      ? []
      : tasks.filter(task => task.isPrune && this.#needsConfirmation(task));
    this.#finish('Running', waitingMessage({ tasks, unconfirmed, isDeletion }));
  }

  #needsConfirmation(task: SyncTask): boolean {
    return (
      syncOptionValue(task.live, 'Prune', this.#request.syncOptions) ===
      'confirm'
    );
  }

  #outOfSyncOnly(tasks: SyncTask[]): SyncTask[] {
    if (!this.#request.onlyOutOfSync) {
      return tasks;
    }
    const same = new Set(
      this.#request.resources
        .filter(({ isModified, target, live }) => !isModified && target && live)
        .map(({ target }) => target),
    );
    return tasks.filter(task => task.isHook || !same.has(task.target));
  }

  #isChanged({ target }: SyncTask): boolean {
    return this.#request.resources.some(
      one => one.target === target && one.isModified,
    );
  }

  #isThere(task: SyncTask): boolean {
    return this.#request.cluster.get(referenceOf(task.object)) !== undefined;
  }

  /** Lets go of a hook, so that it can be deleted. */
  #releaseHook(task: SyncTask): void {
    try {
      releaseHook(this.#request.cluster, task.object);
    } catch (error) {
      const message = `Failed to remove hook finalizer: ${messageOf(error)}`;
      this.#record(task, task.result, 'Error', message);
    }
  }

  #delete(task: SyncTask): void {
    const { cluster, propagationPolicy } = this.#request;
    try {
      if (this.#isThere(task)) {
        cluster.client.delete(referenceOf(task.object), { propagationPolicy });
      }
    } catch (error) {
      const message = `failed to delete resource: ${messageOf(error)}`;
      this.#record(task, task.result, 'Error', message);
    }
  }

  #record(
    task: SyncTask,
    result: ResultCode | undefined,
    operation: OperationPhase | undefined,
    message: string,
  ): void {
    task.result = result;
    task.operation = operation;
    // An empty message keeps the last one.
    task.message = message || task.message;
    const known = this.#results.get(task.resultKey);
    this.#results.set(task.resultKey, { ...known, ...task.toResult() });
  }

  #finish(phase: OperationPhase, message: string): void {
    this.#phase = phase;
    this.#message = message;
  }

  #outcome(): SyncOutcome {
    return {
      phase: this.#phase,
      message: this.#message,
      results: [...this.#results.values()].map(explained),
    };
  }
}
