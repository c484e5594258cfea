import { expect, test } from 'vitest';
import { allFaults, isActive, withFault, wordsOf } from '../../src/console/localCloud/chaos';
import { billOf, formatPrice, type Ledger, trafficBetween } from '../../src/console/localCloud/ledger';
import { queuesOf } from '../../src/console/localCloud/queues';

const ledger: Ledger = {
  region: 'us-east-1',
  pricesAsOf: '2026-01',
  since: '2026-01-09T20:00:00Z',
  seconds: 10,
  functions: { MessageFunction: { invocations: 4, coldStarts: 1, billedMs: 80, dollars: 0.002 } },
  reads: { 'MessageFunction GetItem': { quantity: 2, dollars: 0.0001 } },
  writes: {
    'MessageFunction PutItem': { quantity: 1, dollars: 0.004 },
    'others PutItem': { quantity: 2, dollars: 0.001 },
  },
  queues: {},
  api: { 'messages in': { quantity: 4, dollars: 0 }, 'messages out': { quantity: 6, dollars: 0 } },
  connections: { quantity: 3, dollars: 0.0003 },
  dollars: 0.0074,
  dollarsPerPlayerHour: null,
};

test('The bill adds up each use and begins with the most expensive', () => {
  const bill = billOf(ledger);
  expect(bill[0]).toMatchObject({ use: 'Tables, write units', quantity: 3 });
  expect(bill[1]).toEqual({ use: 'MessageFunction', quantity: 4, dollars: 0.002 });
  expect(bill.find(({ use }) => use.includes('minutes'))).toMatchObject({ quantity: 3 });
  expect(formatPrice(0.0074)).toBe('7.4000');
});

test('Traffic is the difference of two states of the ledger', () => {
  const later: Ledger = {
    ...ledger,
    seconds: 15,
    functions: {
      ...ledger.functions,
      MessageFunction: { invocations: 14, coldStarts: 1, billedMs: 130, dollars: 0 },
      HttpFunction: { invocations: 5, coldStarts: 1, billedMs: 300, dollars: 0 },
    },
    api: { 'messages in': { quantity: 14, dollars: 0 }, 'http requests': { quantity: 5, dollars: 0 } },
  };
  expect(trafficBetween(ledger, later)).toMatchObject({
    requestsPerSecond: 3,
    functions: [
      { name: 'MessageFunction', perSecond: 2, meanMs: 5, coldStarts: 0 },
      { name: 'HttpFunction', perSecond: 1, meanMs: 60, coldStarts: 1 },
    ],
  });
});

test('There is no traffic between states before and after the ledger started again', () => {
  expect(trafficBetween(ledger, { ...ledger, since: '2026-01-09T21:00:00Z', seconds: 20 })).toBeNull();
  expect(trafficBetween(ledger, ledger)).toBeNull();
});

test('A dead-letter queue knows the queue that its messages came from', () => {
  const attributes = (arn: string, policy?: string) => ({
    QueueArn: arn,
    ApproximateNumberOfMessages: '2',
    ApproximateNumberOfMessagesNotVisible: '1',
    ApproximateNumberOfMessagesDelayed: '0',
    ...(policy && { RedrivePolicy: policy }),
  });
  const [timers, dead, stream] = queuesOf(
    ['http://here/1/Timers', 'http://here/1/DeadTimers', 'http://here/1/StreamDeadLetters'],
    [
      attributes('arn:1:Timers', JSON.stringify({ deadLetterTargetArn: 'arn:1:DeadTimers', maxReceiveCount: 5 })),
      attributes('arn:1:DeadTimers'),
      attributes('arn:1:StreamDeadLetters'),
    ],
  );
  expect(timers).toMatchObject({ name: 'Timers', visible: 2, inFlight: 1, isDeadLetters: false, source: null });
  expect(dead).toMatchObject({ isDeadLetters: true, source: { name: 'Timers', arn: 'arn:1:Timers' } });
  expect(stream).toMatchObject({ isDeadLetters: true, source: null });
});

test('One fault is switched while the others stay as they are', () => {
  const all = allFaults(['latePush', 'slowPush'], 7);
  expect(all).toMatchObject({ seed: 7, rates: { latePush: 0.03, slowPush: 0.03 }, connectionSeconds: 60 });
  expect(withFault(all, 'latePush', 0, 8)).toMatchObject({ seed: 8, rates: { slowPush: 0.03 }, idleSeconds: 30 });
  expect(withFault({}, 'latePush', 0.5, 1).rates).toEqual({ latePush: 0.5 });
  expect([isActive({}), isActive(withFault({}, 'latePush', 0, 1)), isActive(all)]).toEqual([false, false, true]);
  expect(wordsOf('repeatedSchedule')).toBe('Repeated schedule');
});
