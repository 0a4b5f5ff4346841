-- For wrk: posts reports, each with an id and a volunteer of its own, so that each is new and makes a pair.
-- Reads the reports to vary from the file that the environment variable REPORTS names, one a line.

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local bodies = {}
local digits = "abcdefghijklmnopqrstuvwxyz234567"

-- Fixed places: what stands before the id, between id and volunteer, and after.
local function split(line)
  local id_at, id_end = line:find('"id":"', 1, true)
  local volunteer_at, volunteer_end = line:find('"volunteer":"v1-', id_end, true)
  local rest = line:find('"', volunteer_end + 1, true)
  return { line:sub(1, id_end), line:sub(id_end + 37, volunteer_end), line:sub(rest) }
end

local count = 0
local epoch = 0
local headers = { ["Content-Type"] = "application/json" }

function init(args)
  for line in io.lines(os.getenv("REPORTS")) do
    bodies[#bodies + 1] = split(line)
  end
  math.randomseed(os.time() * 1000 + number)
  epoch = math.random(0, 0xffffff)
end

local function volunteer()
  local text = {}
  for at = 1, 26 do
    local pick = math.random(1, 32)
    text[at] = digits:sub(pick, pick)
  end
  return table.concat(text)
end

function request()
  count = count + 1
  local parts = bodies[count % #bodies + 1]
  -- UUID version 7 (RFC 9562): the time, then what makes it unique.
  local id = string.format("019a%04x-%04x-7%03x-8%03x-%06x%06x",
    math.floor(count / 65536) % 65536, count % 65536, number, math.random(0, 4095), epoch, math.random(0, 0xffffff))
  return wrk.format("POST", nil, headers, parts[1] .. id .. parts[2] .. volunteer() .. parts[3])
end
