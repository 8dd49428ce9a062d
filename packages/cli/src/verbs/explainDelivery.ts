import {
  Cause,
  DeliveryExplanation,
  englishMessages,
  explainDelivery,
  gatherEvidence,
  say,
  Step,
} from '@socle/plugin-argocd-common';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { documentsOf } from '../input/manifests';
import { Paint, Style } from '../output/paint';
import { visible } from '../output/visible';
import { count } from '../output/words';
import { UsageError } from '../report';
import { examples, formatOption, Verb } from './verb';

/** What `--format json` gives for each Application. */
type Explained = {
  application: { namespace: string; name: string };
} & DeliveryExplanation;

const styles: Record<DeliveryExplanation['verdict']['level'], Style> = {
  ok: 'green',
  warning: 'yellow',
  error: 'red',
  unknown: 'dim',
};

const words: Record<DeliveryExplanation['verdict']['verdict'], string> = {
  delivered: 'delivered',
  progressing: 'progressing',
  outOfSync: 'out of sync',
  failing: 'failing',
  unknown: 'unknown',
};

/** `socle explain delivery`: why an Application is not delivered. */
export const explainDeliveryVerb: Verb = ({ program, answer }) => {
  program
    .command('delivery')
    .summary('say why an Application of Argo CD is not delivered')
    .description(
      'Follows the chain from what Argo CD says to what is wrong. The files hold an Application and whatever else is at hand: its AppProject, its resource tree, Deployments, ReplicaSets, Pods, Jobs, Events, or lists of these, as YAML or JSON. Ends with 1 where one is failing.',
    )
    .argument('<files...>', 'files; - reads the input')
    .addOption(formatOption())
    .addOption(
      new Option(
        '--at <time>',
        'the moment that sync windows are judged at (2026-03-10T22:00:00Z); now, where it is left out',
      ).argParser(momentOf),
    )
    .addHelpText(
      'after',
      examples(
        'kubectl get application payments.dev.checkout -n argocd -o yaml > application.yaml',
        'kubectl get replicasets,pods,events -n payments-dev -o yaml > objects.yaml',
        'socle explain delivery application.yaml objects.yaml',
      ),
    )
    .action(async (paths, { format, at }) => {
      const { evidence, unused } = gatherEvidence({
        documents: documentsOf(
          paths.map(path => (path === '-' ? '/dev/stdin' : path)),
        ),
        now: at ?? new Date(),
      });
      if (evidence.length === 0) {
        throw new UsageError(
          `There is no Application of Argo CD in ${paths.map(path => `"${path}"`).join(', ')}.`,
        );
      }
      const values = evidence.map((one): Explained => {
        const { namespace, name } = one.application;
        return { application: { namespace, name }, ...explainDelivery(one) };
      });
      await answer(
        {
          values,
          text: paint => values.map(value => textOf(value, paint)).join('\n'),
          notes:
            unused > 0
              ? [`${count(unused, 'document')} told nothing that helps.`]
              : [],
          code: values.some(({ verdict }) => verdict.level === 'error') ? 1 : 0,
        },
        format,
      );
    });
};

function momentOf(text: string): Date {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) {
    throw new InvalidArgumentError('Write it as 2026-03-10T22:00:00Z.');
  }
  return moment;
}

function textOf(value: Explained, paint: Paint): string {
  const { application, verdict, cause, steps, others } = value;
  const lines = [
    `${paint('bold', visible(application.name))}  ${paint(styles[verdict.level], words[verdict.verdict])}  ${visible(say(englishMessages.reasons, verdict.reason))}`,
    ...(cause ? causeLines(cause, paint) : []),
    ...(steps.length > 0 ? ['', ...stepLines(steps, paint)] : []),
    ...others.flatMap(other => ['', ...causeLines(other, paint)]),
  ];
  return `${lines.join('\n')}\n`;
}

function causeLines(cause: Cause, paint: Paint): string[] {
  const remedy = say(englishMessages.remedies, cause);
  return [
    `  ${visible(say(englishMessages.causes, cause))}`,
    `  ${visible(remedy)}${cause.rule ? paint('dim', ` (socle check finds this: ${cause.rule})`) : ''}`,
  ];
}

function stepLines(steps: readonly Step[], paint: Paint): string[] {
  const heads = steps.map(({ kind, subject, container }) =>
    [kind, subject && `${subject.kind}/${subject.name}`, container]
      .filter(Boolean)
      .join(' '),
  );
  const width = Math.max(...heads.map(head => head.length));
  return steps.flatMap(({ status, message }, index) => [
    `  ${visible(heads[index].padEnd(width))}  ${paint('yellow', visible(status ?? '–'))}`,
    ...(message ? [`    ${visible(message)}`] : []),
  ]);
}
