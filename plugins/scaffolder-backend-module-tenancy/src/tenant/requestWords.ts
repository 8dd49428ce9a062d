import { ChangeRequestKind, Finding, Plan } from '@socle/plugin-tenancy-common';

/** A forge's text has an end, and so has a reader's patience: GitHub takes 65,536 characters. */
const mostLines = 60;
const verbs: Record<ChangeRequestKind, string> = {
  create: 'Create',
  change: 'Change',
  suspend: 'Suspend',
  remove: 'Remove',
};

/** Title and body of a request, in Markdown: who asks, what changes, what is worth a look, and the price. */
export function requestWords(options: {
  kind: ChangeRequestKind;
  tenant: string;
  requestedBy: string;
  plan: Plan;
  findings: readonly Finding[];
}): { title: string; body: string } {
  const { kind, tenant, requestedBy, plan, findings } = options;
  const wide = plan.changes.filter(({ effect }) => effect === 'widens').length;
  return {
    title: `${verbs[kind]} tenant ${tenant}`,
    body: [
      `Asked for by ${plain(requestedBy)}.`,
      section('What changes', [
        ...cut(
          plan.changes.map(
            ({ effect, text }) =>
              `- This ${plain(text)}${effect === 'widens' ? ' (widens)' : ''}`,
          ),
        ),
        `- ${plan.files.length} files, ${wide} ${wide === 1 ? 'change widens' : 'changes widen'} what the tenant may do`,
      ]),
      section('Verdicts', verdicts(findings)),
      section('Price', [priceWords(plan)]),
    ].join('\n\n'),
  };
}

/** `EUR 130.50 a month, 20.00 more than now, within the budget of 600.00`. */
export function priceWords({ price }: Pick<Plan, 'price'>): string {
  const { currency, after, difference, budget } = price;
  const amount = (value: number) => Math.abs(value).toFixed(2);
  const moved =
    difference === 0
      ? 'as now'
      : `${amount(difference)} ${difference > 0 ? 'more' : 'less'} than now`;
  const limit =
    budget === undefined
      ? ''
      : `; the owner's budget for all its tenants is ${amount(budget)}`;
  return `${currency} ${amount(after)} a month, ${moved}${limit}.`;
}

function verdicts(findings: readonly Finding[]): string[] {
  return findings.length === 0
    ? ['No rule has anything against it.']
    : cut(
        findings.map(
          ({ severity, rule, file, line, message }) =>
            `- ${severity}: ${plain(message)} (${rule}, ${plain(file)}:${line})`,
        ),
      );
}

function cut(lines: string[]): string[] {
  const more = lines.length - mostLines;
  return more > 0
    ? [...lines.slice(0, mostLines), `- and ${more} more`]
    : lines;
}

function section(title: string, lines: string[]): string {
  return [`### ${title}`, '', ...lines].join('\n');
}

/** Text of people that means nothing to Markdown, mentions nobody, and begins no line of its own. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|!~]/g, '\\$&')
    .replaceAll('@', '@\u200b');
}
