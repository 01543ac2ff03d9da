import { describe, expect, test } from 'vitest';
import { isPublicIp, mayFetch } from '../../../src/core/sources/health/mayFetch.ts';
import { NET, textOf } from '../../support/badInput.ts';

const addresses = NET.filter(([, input]) => typeof input === 'string' && input.startsWith('http://'));

describe('a request that was asked for', () => {
	test.each(addresses)('%s', (name, input, expected) => {
		expect(mayFetch(textOf([name, input, expected])).kind).toBe(expected.startsWith('sent') ? 'yes' : 'no');
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
		['a page on a port of the web', 'https://inss.org.il:8443/', { kind: 'yes', host: 'inss.org.il' }],
		['the port of a database', 'http://inss.org.il:6379/', { kind: 'no', reason: 'port 6379 is none of the web' }],
		['the port of a mail server', 'https://inss.org.il:25/', { kind: 'no', reason: 'port 25 is none of the web' }],
		['an IPv4-compatible IPv6 address', 'http://[::7f00:1]/', { kind: 'no', reason: 'it leads to a private address' }],
		['a name with an empty part', 'http://.inss.org.il/', { kind: 'no', reason: 'its host has no domain' }],
		['and one in its middle', 'http://inss..org.il/', { kind: 'no', reason: 'its host has no domain' }],
		['a name that only begins like one of ours', 'https://nip.io.example.com/', { kind: 'yes', host: 'nip.io.example.com' }],
		['a public address that a name spells', 'https://ec2-8-8-8-8.example.com/', { kind: 'yes', host: 'ec2-8-8-8-8.example.com' }],
	])('%s', (_, url, answer) => {
		expect(mayFetch(url)).toEqual(answer);
	});
});

test.each([
	'10.0.0.1.nip.io',
	'app.10.0.0.1.sslip.io',
	'localtest.me',
	'a.1u.ms',
	'7f000001.c0a80001.rbndr.us',
	'dc1.mshome.net',
	'host.ip6-loopback',
	'speedport.ip',
	'app.localtest.me',
	'APP.LocalTest.Me.',
	'db.localdomain',
	'api.default.svc',
	'api.default.svc.cluster.local',
	'1.0.168.192.in-addr.arpa',
	'router.home.arpa',
	'host.docker.internal',
	'192-168-1-1.dyn.example.org',
	'127.0.0.1.example.org',
	'fritz.box',
])('the name %s leads into a private network by convention', (host) => {
	expect(mayFetch(`http://${host}/`)).toEqual({ kind: 'no', reason: 'its host is in the own network' });
});

test.each([
	['8.8.8.8', true],
	['2606:4700::1111', true],
	['::ffff:8.8.8.8', true],
	['64:ff9b::808:808', true],
	['::ffff:10.0.0.1', false],
	['2002:7f00:1::', false],
	['64:ff9b:1::808:808', false],
	['::127.0.0.1', false],
	['::7f00:1', false],
	['::808:808', false],
	['2001:db8::1', false],
	['2606:4700::5efe:a00:1', false],
	['2606:4700::5efe:808:808', true],
	['fec0::1', false],
	['fe80::1', false],
	['ff02::1', false],
	['0.0.0.0', false],
	['255.255.255.255', false],
	['198.51.100.1', false],
	['inss.org.il', false],
])('%s is of the public internet: %s', (ip, expected) => {
	expect(isPublicIp(ip)).toBe(expected);
});
