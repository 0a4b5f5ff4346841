package org.sendpath.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;
import org.sendpath.table.Tables;

final class PlotsTest {
  private static final Plots ALL = Plots.of(SampleTables.all(), "fallback");

  @Test
  void of_allTables_drawsEveryPictureInOrder() {
    assertThat(ALL.drawn())
        .extracting(Plot::name)
        .containsExactly("cases", "connect-latency", "policy-costs", "timeouts");
    assertThat(ALL.leftOut()).isEmpty();
  }

  @Test
  void of_noTables_saysWhichTablesAreMissing() {
    Plots plots = Plots.of(Map.of(), "fallback");

    assertThat(plots.drawn()).isEmpty();
    assertThat(plots.leftOut())
        .containsExactly(
            new Plots.LeftOut("cases", "the table cases was not made"),
            new Plots.LeftOut("connect-latency", "the table connect-distribution was not made"),
            new Plots.LeftOut("policy-costs", "the table policy-waits was not made"),
            new Plots.LeftOut("timeouts", "the table timeouts was not made"));
  }

  @Test
  void of_tablesWithoutData_leavesAllPicturesOut() {
    Map<Shape, Table> tables = new HashMap<>();
    tables.put(TableShape.CASES, Tables.cases(Map.of()));
    tables.put(TableShape.TIMEOUTS, Tables.timeouts(Map.of()));
    for (Shape shape :
        List.of(
            AnalysisShape.CONNECT_DISTRIBUTION,
            AnalysisShape.POLICIES,
            AnalysisShape.POLICY_WAITS)) {
      tables.put(shape, new Table(shape, List.of()));
    }

    Plots plots = Plots.of(tables, "fallback");

    assertThat(plots.drawn()).isEmpty();
    assertThat(plots.leftOut())
        .extracting(Plots.LeftOut::reason)
        .containsExactly(
            "no pairs",
            "no attempt connected",
            "no pair whose waits a policy could tell",
            "no report waited for its system’s TCP timeout");
  }

  @Test
  void svg_drawnTwice_givesTheSameBytes() {
    Plots again = Plots.of(SampleTables.all(), "fallback");

    for (Plot plot : ALL.drawn()) {
      assertThat(again.find(plot.name()).orElseThrow().svg()).isEqualTo(plot.svg());
    }
  }

  @Test
  void svg_everyPicture_isXmlWithTitleDescriptionAndSource() {
    for (Plot plot : ALL.drawn()) {
      Svg svg = Svg.parse(plot.svg());

      assertThat(svg.text("title")).containsExactly(plot.title());
      assertThat(svg.text("desc")).containsExactly(plot.description());
      assertThat(svg.text("text"))
          .contains(plot.title(), "Source: Sendpath, experiment “fallback”.")
          .anyMatch(text -> text.startsWith("n = "));
      assertThat(svg.root().getAttribute("viewBox"))
          .isEqualTo("-16 -16 " + plot.width() + " " + plot.height());
      assertThat(plot.svg()).doesNotContain("NaN", "Infinity", "href", "url(", "@import");
    }
  }

  @Test
  void svg_everyPicture_keepsAllMarksWithinItsFrame() {
    for (Plot plot : ALL.drawn()) {
      Svg svg = Svg.parse(plot.svg());

      assertThat(svg.numbers("text", "x")).allMatch(x -> x >= 0 && x <= plot.width() - 32);
      assertThat(svg.numbers("text", "y")).allMatch(y -> y >= 0 && y <= plot.height() - 32);
      assertThat(svg.numbers("line", "x2")).allMatch(x -> x >= 0 && x <= plot.width() - 32);
    }
  }

  @Test
  void svg_experimentWithMarkup_isEscaped() {
    String hostile = "<script>alert(1)</script>&\"'\u0000]]>";

    for (Plot plot : Plots.of(SampleTables.all(), hostile).drawn()) {
      assertThat(plot.svg()).doesNotContain("<script");
      assertThat(Svg.parse(plot.svg()).text("text"))
          .contains("Source: Sendpath, experiment “<script>alert(1)</script>&\"'\uFFFD]]>”.");
    }
  }

  @Test
  void svg_longExperimentName_isCut() {
    Plot plot = Plots.of(SampleTables.all(), "x".repeat(500)).drawn().get(0);

    assertThat(Svg.parse(plot.svg()).text("text"))
        .anyMatch(text -> text.startsWith("Source: ") && text.endsWith("x…”."));
  }

  @Test
  void png_givenWidth_isAPictureOfThatWidthAndTheSameEachTime() throws Exception {
    for (Plot plot : ALL.drawn()) {
      byte[] png = plot.png(376);

      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      assertThat(image.getWidth()).isEqualTo(376);
      assertThat(image.getHeight()).isEqualTo(Math.round(plot.height() * 376.0 / plot.width()));
      assertThat(plot.png(376)).isEqualTo(png);
    }
  }

  @Test
  void png_noWidth_isRefused() {
    Plot plot = ALL.drawn().get(0);

    assertThatThrownBy(() -> plot.png(0)).hasMessage("widthPixels: must be at least 1");
  }
}
