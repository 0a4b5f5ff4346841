package org.sendpath.analysis.facts;

import java.nio.charset.StandardCharsets;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;

/** A report with something in most places, of which a test changes what it is about. */
public final class ReportTexts {
  public static final String FULL =
      """
      {"format":"sendpath-report/1","id":"01939f0e-7a31-7c58-9d2b-4f1e6a0c8b57",\
      "experiment":"fallback","measuredAt":"2026-11-21T01:02:03.456789Z","elapsedMicros":10234567,\
      "agent":{"version":"1.0.0","os":"Linux","osVersion":"6.18.44","arch":"amd64",\
      "java":"17.0.15","evidence":"kernel","timerMicros":10000000},\
      "volunteer":"v1-mzxw6ytboi2gk3tn",\
      "server":{"name":"smtp.example.jp","kind":"isp","route":"direct"},\
      "vantage":{"network":"home"},"resolutions":[{"target":"server","family":"ipv6",\
      "status":"ok","addresses":["2001:db8::1"],"elapsedMicros":1890}],"attempts":[\
      {"target":"server","port":587,"family":"ipv6","address":"2001:db8::1","sample":0,\
      "startMicros":120,"elapsedMicros":20123,"clock":"process","outcome":"icmp-soft",\
      "evidence":"kernel","errno":"EACCES","icmp":{"type":1,"code":1,"from":"2001:db8:f::1"}},\
      {"target":"server","port":587,"family":"ipv4","address":"192.0.2.10","sample":0,\
      "startMicros":130,"elapsedMicros":19877,"clock":"kernel","outcome":"open",\
      "evidence":"kernel","synRetransmits":0,"session":{"greetingMicros":25011,\
      "greeting":"smtp.example.jp ESMTP","code":220,"capabilities":["PIPELINING","STARTTLS",\
      "AUTH PLAIN LOGIN"],"authBeforeTls":["PLAIN","LOGIN"],"startTls":"accepted",\
      "tls":{"version":"TLSv1.3","cipher":"TLS_AES_256_GCM_SHA384","elapsedMicros":30100,\
      "trust":"trusted","hostnameMatches":true,"notAfter":"2027-01-01T00:00:00Z"},\
      "authAfterTls":["PLAIN"],"failure":"rejected"}},\
      {"target":"server","port":587,"family":"ipv4","address":"192.0.2.9","sample":0,\
      "startMicros":125,"elapsedMicros":10000000,"clock":"process","outcome":"timeout",\
      "evidence":"timer"},\
      {"target":"server","port":587,"family":"ipv4","address":"192.0.2.10","sample":1,\
      "startMicros":140,"elapsedMicros":999,"clock":"kernel","outcome":"open",\
      "evidence":"kernel"},\
      {"target":"control","port":25,"family":"ipv4","address":"198.51.100.1","sample":0,\
      "startMicros":150,"elapsedMicros":1005,"clock":"kernel","outcome":"open",\
      "evidence":"kernel"},\
      {"target":"server","port":25,"family":"ipv4","address":"192.0.2.10","sample":0,\
      "startMicros":160,"elapsedMicros":133712345,"clock":"process","outcome":"timeout",\
      "evidence":"errno","errno":"ETIMEDOUT"}]}""";

  private ReportTexts() {}

  public static Report full() throws InvalidReportException {
    return new ReportCodec().read(FULL.getBytes(StandardCharsets.UTF_8));
  }
}
