package org.sendpath.lab.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * What the lab's DNS server knows: zones, the records of their names, and the names that fail.
 * Names are compared without regard to case; those given as text need no trailing dot.
 */
public final class DnsTable {
  private static final long TTL_SECONDS = 60;

  private final List<SOARecord> zones;
  private final Map<Name, List<Record>> records;
  private final Map<Name, Map<Integer, DnsFault>> faults;
  private final Set<Name> names;

  private DnsTable(Builder builder) {
    zones = builder.zones;
    records = copyOf(builder.records);
    faults = Map.copyOf(builder.faults);
    names = new HashSet<>();
    Stream.concat(records.keySet().stream(), faults.keySet().stream()).forEach(this::addName);
  }

  /**
   * A table for {@code zones}; names outside them are refused.
   *
   * @throws IllegalArgumentException if no zone is given or one is no domain name
   */
  public static Builder builder(String... zones) {
    if (zones.length == 0) {
      throw new IllegalArgumentException("zones: at least one is needed");
    }
    return new Builder(Stream.of(zones).map(DnsTable::startOfAuthority).toList());
  }

  /** The zone's start of authority for {@code name}; empty if the name is in none of the zones. */
  Optional<SOARecord> authority(Name name) {
    return zones.stream().filter(zone -> name.subdomain(zone.getName())).findFirst();
  }

  /** Whether {@code name} exists: it has records or faults, or stands above a name that has. */
  boolean exists(Name name) {
    return names.contains(name);
  }

  List<Record> records(Name name, int type) {
    return recordsOf(name).filter(record -> record.getType() == type).toList();
  }

  Optional<CNAMERecord> alias(Name name) {
    return recordsOf(name)
        .filter(CNAMERecord.class::isInstance)
        .map(CNAMERecord.class::cast)
        .findFirst();
  }

  Optional<DnsFault> fault(Name name, int type) {
    Map<Integer, DnsFault> byType = faults.getOrDefault(name, Map.of());
    return Optional.ofNullable(byType.getOrDefault(type, byType.get(Type.ANY)));
  }

  private Stream<Record> recordsOf(Name name) {
    return records.getOrDefault(name, List.of()).stream();
  }

  /** A name's ancestors exist, too, down to its zone's apex (RFC 8020 §2). */
  private void addName(Name name) {
    SOARecord zone = authority(name).orElseThrow();
    for (Name each = name; each.subdomain(zone.getName()); each = new Name(each, 1)) {
      names.add(each);
      if (each.equals(Name.root)) {
        return;
      }
    }
  }

  private static Map<Name, List<Record>> copyOf(Map<Name, List<Record>> records) {
    Map<Name, List<Record>> copy = new HashMap<>();
    records.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    return Map.copyOf(copy);
  }

  private static Name name(String text) {
    return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
  }

  private static SOARecord startOfAuthority(String zone) {
    Name apex = name(zone);
    return new SOARecord(
        apex, DClass.IN, TTL_SECONDS, apex, apex, 1, 3600, 600, 86_400, TTL_SECONDS);
  }

  /** Collects names. A name that is given nowhere does not exist. */
  public static final class Builder {
    private final List<SOARecord> zones;
    private final Map<Name, List<Record>> records = new HashMap<>();
    private final Map<Name, Map<Integer, DnsFault>> faults = new HashMap<>();

    private Builder(List<SOARecord> zones) {
      this.zones = zones;
      zones.forEach(this::record);
    }

    /** Gives {@code name} an A or AAAA record for each address, in this order. */
    public Builder addresses(String name, InetAddress... addresses) {
      return addresses(name, List.of(addresses));
    }

    /** Gives {@code name} an A or AAAA record for each address, in this order. */
    public Builder addresses(String name, List<? extends InetAddress> addresses) {
      for (InetAddress address : addresses) {
        record(
            address instanceof Inet4Address
                ? new ARecord(DnsTable.name(name), DClass.IN, TTL_SECONDS, address)
                : new AAAARecord(DnsTable.name(name), DClass.IN, TTL_SECONDS, address));
      }
      return this;
    }

    /** Makes {@code name} an alias (CNAME) of {@code target}, which may lie outside the zones. */
    public Builder alias(String name, String target) {
      return record(
          new CNAMERecord(DnsTable.name(name), DClass.IN, TTL_SECONDS, DnsTable.name(target)));
    }

    /** Makes {@code name} exist with no records: every question for it is answered with NODATA. */
    public Builder empty(String name) {
      records.computeIfAbsent(checked(DnsTable.name(name)), key -> new ArrayList<>());
      return this;
    }

    /** Adds a record of any type. */
    public Builder record(Record record) {
      records.computeIfAbsent(checked(record.getName()), key -> new ArrayList<>()).add(record);
      return this;
    }

    /**
     * Makes questions for {@code name} fail.
     *
     * @param types the types that fail, as {@link Type} has them; none means every type
     */
    public Builder fault(String name, DnsFault fault, int... types) {
      Map<Integer, DnsFault> byType =
          faults.computeIfAbsent(checked(DnsTable.name(name)), key -> new HashMap<>());
      if (types.length == 0) {
        byType.put(Type.ANY, fault);
      }
      for (int type : types) {
        byType.put(type, fault);
      }
      return this;
    }

    /** The table. */
    public DnsTable build() {
      return new DnsTable(this);
    }

    private Name checked(Name name) {
      if (zones.stream().noneMatch(zone -> name.subdomain(zone.getName()))) {
        throw new IllegalArgumentException("name: " + name + " is in none of the table's zones");
      }
      return name;
    }
  }
}
