import { describe, expect, test } from 'vitest';
import { isPublicIp, mayAsk } from '../../../src/core/sources/health/mayAsk.ts';
import { NET, textOf } from '../../support/badInput.ts';

const addresses = NET.filter(([, input]) => typeof input === 'string' && input.startsWith('http://'));

describe('a request that was asked for', () => {
	test.each(addresses)('%s', (name, input, expected) => {
		expect(mayAsk(textOf([name, input, expected])).kind).toBe(expected.startsWith('sent') ? 'yes' : 'no');
	});

	test('the rows are there', () => {
		expect(addresses.length).toBeGreaterThan(14);
	});

	test.each([
		['a page of the web', 'https://www.inss.org.il/p', { kind: 'yes', host: 'www.inss.org.il' }],
		['a user name', 'https://a:b@inss.org.il/', { kind: 'no', reason: 'it holds a user name' }],
		['another scheme', 'file:///etc/passwd', { kind: 'no', reason: 'it is no address of the web' }],
		['a printer', 'http://printer.local/', { kind: 'no', reason: 'its host is in the own network' }],
		['a router', 'http://192.168.1.1/', { kind: 'no', reason: 'it leads to a private address' }],
		['a name without a domain', 'http://intranet/', { kind: 'no', reason: 'its host has no domain' }],
	])('%s', (_, url, answer) => {
		expect(mayAsk(url)).toEqual(answer);
	});
});

test.each([
	['8.8.8.8', true],
	['2606:4700::1111', true],
	['::ffff:8.8.8.8', true],
	['64:ff9b::808:808', true],
	['::ffff:10.0.0.1', false],
	['2002:7f00:1::', false],
	['fe80::1', false],
	['ff02::1', false],
	['0.0.0.0', false],
	['255.255.255.255', false],
	['198.51.100.1', false],
	['inss.org.il', false],
])('%s is of the public internet: %s', (ip, expected) => {
	expect(isPublicIp(ip)).toBe(expected);
});
