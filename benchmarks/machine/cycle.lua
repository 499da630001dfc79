-- For wrk: goes through the addresses of a file in turn, each thread from a place of its own; prints one line of JSON.
-- A line of the file is an address, or an address, a tab and the ETag that is already known.
--   wrk -t2 -c16 -d10s -s cycle.lua URL -- FILE
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  requests = {}
  for line in io.lines(args[1]) do
    local path, tag = line:match("^(.-)\t(.*)$")
    requests[#requests + 1] = wrk.format("GET", path or line, tag and { ["If-None-Match"] = tag } or nil)
  end
  at = math.floor(number * #requests / 2)
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests": %d, "seconds": %.3f, "p50_ms": %.3f, "p99_ms": %.3f, "refused": %d, "broken": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
