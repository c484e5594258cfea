import type { ChaosPlan } from './chaos';
import type { Ledger } from './ledger';
import { type Queue, queuesOf } from './queues';

/** A message of a dead-letter queue, as SQS returns it. */
export interface Message {
  MessageId: string;
  Body: string;
  Attributes: Record<string, string>;
  MessageAttributes?: Record<string, { StringValue?: string }>;
}

/** The development endpoints and the queues of LocalCloud. */
export class LocalCloud {
  /** Returns how often each fault was injected, by its name. */
  faults = (): Promise<Record<string, number>> => call('/dev/faults');

  plan = (): Promise<ChaosPlan> => call('/dev/chaos');

  setPlan = (plan: ChaosPlan): Promise<ChaosPlan> => call('/dev/chaos', plan);

  ledger = (): Promise<Ledger> => call('/dev/ledger');

  resetLedger = (): Promise<Ledger> => call('/dev/ledger', {});

  async queues(): Promise<Queue[]> {
    const { QueueUrls } = await sqs<{ QueueUrls: string[] }>('ListQueues', {});
    const attributes = await Promise.all(
      QueueUrls.map(async url => {
        const body = { QueueUrl: url, AttributeNames: ['All'] };
        return (await sqs<{ Attributes: Record<string, string> }>('GetQueueAttributes', body)).Attributes;
      }),
    );
    return queuesOf(QueueUrls, attributes);
  }

  /** Returns at most 10 messages. They stay in the queue. */
  async messages({ url }: Queue): Promise<Message[]> {
    const { Messages = [] } = await sqs<{ Messages?: Message[] }>('ReceiveMessage', {
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return Messages;
  }

  /** Moves the messages of a dead-letter queue to the queue that they came from, and returns their number. */
  async redrive({ arn, source }: Queue): Promise<number> {
    await sqs('StartMessageMoveTask', { SourceArn: arn, DestinationArn: source!.arn });
    // A task of LocalCloud has ended when its start returns.
    const { Results } = await sqs<{ Results: { ApproximateNumberOfMessagesMoved: number }[] }>('ListMessageMoveTasks', {
      SourceArn: arn,
    });
    return Results[0]?.ApproximateNumberOfMessagesMoved ?? 0;
  }
}

/** Returns LocalCloud if it serves this page; null on a deployed stack. */
export async function findLocalCloud(): Promise<LocalCloud | null> {
  const localCloud = new LocalCloud();
  // A static host may return its start page for any path, which is no JSON.
  return localCloud.faults().then(
    () => localCloud,
    () => null,
  );
}

/** Any path reaches the queues; one below /dev is also proxied by the page's development server. */
const sqs = <T>(operation: string, body: object): Promise<T> =>
  call('/dev/queues', body, { 'X-Amz-Target': `AmazonSQS.${operation}` });

/** Gets a value, or posts a body and gets the response's value. */
async function call<T>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const method = body === undefined ? 'GET' : 'POST';
  const content = body === undefined ? null : JSON.stringify(body);
  const response = await fetch(path, { method, headers, body: content }).catch(() => undefined);
  if (!response) throw new Error("LocalCloud can't be reached.");
  const value = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new Error(value.message ?? `LocalCloud returned status ${response.status}.`);
  return value;
}
