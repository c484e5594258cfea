/** A queue of the stack and the number of its messages. */
export interface Queue {
  name: string;
  url: string;
  arn: string;
  visible: number;
  inFlight: number;
  delayed: number;
  isDeadLetters: boolean;
  /** The queue whose failed messages this queue receives; null if there is none, as for stream records. */
  source: { name: string; arn: string } | null;
}

const nameOf = (address: string): string => address.split(/[:/]/).at(-1)!;

/** Reads the queues from their URLs and SQS attributes. */
export function queuesOf(urls: string[], attributes: Record<string, string>[]): Queue[] {
  const targetOf = (policy: string | undefined): string | null =>
    policy ? (JSON.parse(policy) as { deadLetterTargetArn: string }).deadLetterTargetArn : null;
  return urls.map((url, index) => {
    const own = attributes[index]!;
    const arn = own['QueueArn']!;
    const source = attributes.find(each => targetOf(each['RedrivePolicy']) === arn)?.['QueueArn'];
    return {
      ...{ name: nameOf(url), url, arn },
      visible: Number(own['ApproximateNumberOfMessages']),
      inFlight: Number(own['ApproximateNumberOfMessagesNotVisible']),
      delayed: Number(own['ApproximateNumberOfMessagesDelayed']),
      isDeadLetters: source !== undefined || nameOf(url).includes('DeadLetters'),
      source: source ? { name: nameOf(source), arn: source } : null,
    };
  });
}
