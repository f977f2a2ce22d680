#!/usr/bin/env python3
"""serve_bench.py CALQUE MEMORY QUERIES SOURCE,TARGET [SECONDS=20] [--idle=N] [--plain] [--connections=N]

How many look-ups a second "calque serve" answers, and how soon. Starts it on a copy of MEMORY (a file beside it, removed at
the end), has wrk (Debian: wrk) ask for the lines of QUERIES over 64 connections that stay open, limit 5, from 70 % up, without
parts, while ten units a second are added, and prints one line of a table: look-ups/s, times, memory, time of the start.
A line of QUERIES ends at its first tab; empty ones are left out.
--idle=N     so many connections that say nothing are open besides
--plain      nothing is added meanwhile
--every=S    also prints the memory of the server every S seconds"""
import http.client, json, os, re, shutil, socket, subprocess, sys, tempfile, threading, time, urllib.parse

LUA = """
local requests, at = {}, 0
function setup(thread)
  started = (started or -1) + 1
  thread:set("number", started)
end
function init(args)
  for line in io.lines(args[1]) do requests[#requests + 1] = wrk.format("GET", line) end
  at = number * math.floor(#requests / 2)  -- threads ask for different lines
end
function request()
  at = at % #requests + 1
  return requests[at]
end
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), latency.max, e.status, e.connect + e.read + e.write + e.timeout))
end
"""


def option(name, otherwise):
    return next((float(a.split('=')[1]) for a in sys.argv if a.startswith(f'--{name}=')), otherwise)


def memory_of(pid):
    """Resident megabytes: of the process alone, and with the pages of files that are mapped."""
    status = open(f'/proc/{pid}/status').read()
    kib = {name: int(re.search(rf'{name}:\s+(\d+)', status).group(1)) for name in ('RssAnon', 'VmRSS', 'VmHWM')}
    return kib['RssAnon'] / 1024, kib['VmRSS'] / 1024, kib['VmHWM'] / 1024


def start(calque, memory):
    began = time.monotonic()
    server = subprocess.Popen([calque, 'serve', '-m', f'memory={memory}', '--listen', '127.0.0.1:0'],
                              stderr=subprocess.PIPE, text=True)
    for line in server.stderr:
        if 'listening at' in line:
            return server, int(line.strip().rstrip('/').rsplit(':', 1)[1]), time.monotonic() - began
    sys.exit('the server did not start')


class Adder(threading.Thread):
    """Ten units a second, each a batch."""

    def __init__(self, port, source, target):
        super().__init__(daemon=True)
        self.port, self.source, self.target = port, source, target
        self.over, self.added, self.slowest = threading.Event(), 0, 0.0

    def run(self):
        connection = http.client.HTTPConnection('127.0.0.1', self.port)
        due = time.monotonic()
        while not self.over.is_set():
            body = {'variants': [{'lang': self.source, 'text': f'A sentence of {self.added} words that nobody wrote at {time.time_ns()}'},
                                 {'lang': self.target, 'text': f'{self.added} {time.time_ns()}'}]}
            began = time.monotonic()
            connection.request('POST', '/api/v1/units', json.dumps(body))
            answer = connection.getresponse()
            answer.read()
            if answer.status != 201:
                sys.exit(f'adding: {answer.status}')
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.added += 1
            due += 0.1
            self.over.wait(max(0, due - time.monotonic()))


def watch(pid, every, over):
    began = time.monotonic()
    while not over.wait(every):
        own, resident, _ = memory_of(pid)
        print(f'  {time.monotonic() - began:6.0f} s: {own:.1f} MB of its own, {resident:.1f} MB resident', flush=True)


def main():
    words = [a for a in sys.argv[1:] if not a.startswith('--')]
    if len(words) < 4:
        sys.exit(__doc__)
    calque, memory, queries, languages = words[:4]
    seconds = int(words[4]) if len(words) > 4 else 20
    source, target = languages.split(',')
    work = tempfile.mkdtemp(dir=os.path.dirname(os.path.abspath(memory)))
    server = None
    try:
        copy = os.path.join(work, 'memory.calque')
        shutil.copyfile(memory, copy)
        lines = [line.rstrip('\n').split('\t')[0] for line in open(queries, encoding='utf-8')]
        rest = f'&source_lang={source}&target_lang={target}&limit=5&min=70&parts=false'
        targets = ['/api/v1/match?q=' + urllib.parse.quote(line, safe='') + rest for line in lines if line.strip()]
        open(os.path.join(work, 'targets'), 'w').write('\n'.join(targets) + '\n')
        open(os.path.join(work, 'ask.lua'), 'w').write(LUA)
        server, port, began_in = start(calque, copy)
        idle = [socket.create_connection(('127.0.0.1', port)) for _ in range(int(option('idle', 0)))]
        time.sleep(0.5)
        own, resident, _ = memory_of(server.pid)
        print(f'started in {began_in * 1000:.0f} ms; {own:.1f} MB of its own, {resident:.1f} MB resident before the first request'
              f' ({len(idle)} connections)', flush=True)
        over = threading.Event()
        if option('every', 0):
            threading.Thread(target=watch, args=(server.pid, option('every', 0), over), daemon=True).start()
        adder = Adder(port, source, target)

        def ask(length):
            out = subprocess.run(['wrk', '-t2', f"-c{int(option('connections', 64))}", f'-d{length}s', '--timeout', '20s', '-s',
                                  os.path.join(work, 'ask.lua'), f'http://127.0.0.1:{port}/', '--', os.path.join(work, 'targets')],
                                 capture_output=True, text=True)
            found = re.search('RESULT (.*)', out.stdout)
            if not found:
                sys.exit(out.stdout + out.stderr)
            return [int(n) for n in found.group(1).split()]

        ask(3)  # what the searches of both read of the index is read
        if '--plain' not in sys.argv:
            adder.start()
        ticks = os.sysconf('SC_CLK_TCK')
        used = lambda: sum(int(n) for n in open(f'/proc/{server.pid}/stat').read().rsplit(')', 1)[1].split()[11:13]) / ticks
        before = used()
        requests, took, middle, late, latest, refused, broken = ask(seconds)
        processor = used() - before
        adder.over.set()
        over.set()
        own, resident, most = memory_of(server.pid)
        print(f'{requests / (took / 1e6):.0f} look-ups/s, p50 {middle / 1000:.1f} ms, p99 {late / 1000:.1f} ms, most {latest / 1000:.0f} ms;'
              f' {processor / requests * 1e6:.0f} us of processor each; {refused} other than 2xx, {broken} broken;'
              f' {adder.added} added, the slowest in {adder.slowest * 1000:.0f} ms; {own:.1f} MB of its own, {resident:.1f} MB resident,'
              f' {most:.1f} at most')
    finally:
        if server:
            server.terminate()
            server.wait()
        shutil.rmtree(work)


main()
