import { NextRequest } from 'next/server';
import { afterEach, expect, it, vi } from 'vitest';
import { proxy } from '@/proxy';

afterEach(() => vi.unstubAllEnvs());

function ask(url: string, init: { method?: string; headers?: Record<string, string> } = {}) {
  return proxy(new NextRequest(url, { ...init, headers: { host: new URL(url).host, ...init.headers } }));
}

it('asks browsers for TLS, and keeps the cookie to it, where people come by TLS', () => {
  vi.stubEnv('APP_URL', 'https://khibra.example');
  const answer = ask('https://khibra.example/ar/needs', { headers: { 'accept-language': 'fr' } });
  expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
  expect(answer.headers.get('set-cookie')).toMatch(/^khibra\.locale=ar;.*Secure.*HttpOnly/i);
});

it('does neither on a machine of one’s own', () => {
  vi.stubEnv('APP_URL', 'http://localhost:3000');
  const answer = ask('http://localhost:3000/ar/needs', { headers: { 'accept-language': 'fr' } });
  expect(answer.headers.get('strict-transport-security')).toBeNull();
  expect(answer.headers.get('set-cookie')).not.toMatch(/Secure/);
});

it.each([
  ['https://khibra.example', 200],
  // The address behind a proxy.
  ['http://10.0.0.7:3000', 200],
  ['https://elsewhere.example', 403],
  ['https://khibra.example.elsewhere.example', 403],
  ['null', 403],
])('a form from %s is answered %i', (origin, status) => {
  vi.stubEnv('APP_URL', 'https://khibra.example');
  expect(ask('http://10.0.0.7:3000/fr/sign-in', { method: 'POST', headers: { origin } }).status).toBe(status);
});

it.each([
  ['ar', '/ar'],
  ['fr-MA,fr;q=0.9', '/fr'],
  ['de', '/ar'],
])('leads %s to %s', (language, path) => {
  const answer = ask('http://localhost:3000/', { headers: { 'accept-language': language } });
  expect(answer.status).toBe(307);
  expect(new URL(answer.headers.get('location') ?? '').pathname).toBe(path);
});
