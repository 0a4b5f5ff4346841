-- For wrk: posts reports, each with an id and a volunteer of its own, so that each is new and makes a pair.
-- Reads the reports to vary from the file that the environment variable REPORTS names, one a line.

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local requests = {}
local triples = {}
local digits = "abcdefghijklmnopqrstuvwxyz234567"
local volunteer_digits = 27

-- What stands before the id, between id and volunteer, and after. Both have a fixed length, so the header is known.
local function split(line)
  local id_at, id_end = line:find('"id":"', 1, true)
  local volunteer_at, volunteer_end = line:find('"volunteer":"v1-', id_end, true)
  local rest = line:find('"', volunteer_end + 1, true)
  local before, between, after = line:sub(1, id_end), line:sub(id_end + 37, volunteer_end), line:sub(rest)
  local length = #before + 36 + #between + volunteer_digits + #after
  local header = string.format(
    "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n",
    wrk.path, wrk.headers["Host"], length)
  return { header .. before, between, after }
end

local count = 0
local epoch = 0

function init(args)
  for line in io.lines(os.getenv("REPORTS")) do
    requests[#requests + 1] = split(line)
  end
  for number = 0, 32 * 32 * 32 - 1 do
    local first, second, third = number % 32 + 1, math.floor(number / 32) % 32 + 1, math.floor(number / 1024) + 1
    triples[number] = digits:sub(first, first) .. digits:sub(second, second) .. digits:sub(third, third)
  end
  math.randomseed(os.time() * 1000 + number)
  epoch = math.random(0, 0xffffff)
end

-- The generator shares the processors with what it measures: no more work for a request than it needs.
function request()
  count = count + 1
  local parts = requests[count % #requests + 1]
  local random = math.random
  -- UUID version 7 (RFC 9562): the time, then what makes it unique.
  local id = string.format("019a%04x-%04x-7%03x-8%03x-%06x%06x",
    math.floor(count / 65536) % 65536, count % 65536, number, random(0, 4095), epoch, random(0, 0xffffff))
  return parts[1] .. id .. parts[2]
    .. triples[random(0, 32767)] .. triples[random(0, 32767)] .. triples[random(0, 32767)]
    .. triples[random(0, 32767)] .. triples[random(0, 32767)] .. triples[random(0, 32767)]
    .. triples[random(0, 32767)] .. triples[random(0, 32767)] .. triples[random(0, 32767)] .. parts[3]
end
