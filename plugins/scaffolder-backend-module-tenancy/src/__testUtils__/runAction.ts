import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';
import { credentialsOf, people, PersonName } from './people';

/** An action of any input and output. */
export interface AnyAction {
  handler: (context: never) => Promise<void>;
}

/** What a run of an action is given, and by whom. */
export interface Run {
  input: JsonObject;
  workspacePath: string;
  /** Inès where unset. */
  as?: PersonName;
  task?: string;
  dryRun?: boolean;
  /** Kept from one run to the next, as the scaffolder does for a task that is run again. */
  checkpoints?: Map<string, JsonValue | void>;
}

/** Runs an action as the scaffolder does. Returns its outputs; the log gets what it said. */
export async function runAction(
  action: AnyAction,
  run: Run,
  log: string[] = [],
): Promise<Record<string, unknown>> {
  const { as = 'ines', checkpoints } = run;
  const { ref, name, email } = people[as];
  const outputs: Record<string, unknown> = {};
  const said = (message: string) => {
    log.push(message);
  };
  const context = {
    ...createMockActionContext({
      input: run.input,
      workspacePath: run.workspacePath,
      task: { id: run.task ?? 'task-1' },
      user: {
        ref,
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User' as const,
          metadata: { name: ref.replace('user:default/', '') },
          spec: { profile: { displayName: name, email } },
        },
      },
    }),
    isDryRun: run.dryRun,
    logger: mockServices.logger.mock({ info: said, warn: said }),
    getInitiatorCredentials: async () => credentialsOf(as),
    output: (field: string, value: unknown) => {
      outputs[field] = value;
    },
    ...(checkpoints && {
      checkpoint: async (step: {
        key: string;
        fn: () => Promise<JsonValue | void>;
      }) => {
        if (!checkpoints.has(step.key)) {
          checkpoints.set(step.key, await step.fn());
        }
        return checkpoints.get(step.key);
      },
    }),
  };
  await action.handler(context as never);
  return outputs;
}

/** What an error says, with its name. */
export async function messageOf(promise: Promise<unknown>): Promise<string> {
  return await promise.then(
    () => 'no error',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}
