package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldUntilReadTest {
  /** Only its configuration is used. */
  private final NioSocketChannel unconnected = new NioSocketChannel();

  private final SocketChannelConfig config = unconnected.config();
  private final EmbeddedChannel channel = new EmbeddedChannel();

  HeldUntilReadTest() {
    channel.config().setAutoRead(false);
    channel.pipeline().addLast(new HeldUntilRead(config));
  }

  @AfterEach
  void closeChannel() {
    unconnected.unsafe().closeForcibly();
  }

  @Test
  void read_afterDataAndEnd_deliversDataThenCloses() {
    ByteBuf greeting = Unpooled.copiedBuffer("421 busy\r\n", StandardCharsets.US_ASCII);
    channel.pipeline().fireChannelRead(greeting).fireChannelReadComplete();
    channel
        .pipeline()
        .fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE)
        .fireUserEventTriggered(ChannelInputShutdownReadComplete.INSTANCE);
    assertThat(channel.<ByteBuf>readInbound()).isNull();
    assertThat(channel.isOpen()).isTrue();

    channel.read();

    assertThat(channel.<ByteBuf>readInbound()).isSameAs(greeting);
    assertThat(channel.isOpen()).isFalse();
    greeting.release();
  }

  @Test
  void read_beforeAnything_leavesTheChannelAsItWouldBe() {
    assertThat(config.isAllowHalfClosure()).isTrue();

    channel.read();

    assertThat(config.isAllowHalfClosure()).isFalse();
    assertThat(channel.pipeline().get(HeldUntilRead.class)).isNull();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void read_afterFailure_deliversTheFailure() {
    IOException failure = new IOException("Connection reset by peer");
    channel.pipeline().fireExceptionCaught(failure);
    channel.checkException();

    channel.read();

    assertThat(catchThrowable(channel::checkException)).isSameAs(failure);
  }

  @Test
  void close_beforeRead_releasesWhatIsHeld() {
    ByteBuf greeting = Unpooled.copiedBuffer("220\r\n", StandardCharsets.US_ASCII);
    channel.pipeline().fireChannelRead(greeting);

    ChannelFuture unused = channel.close();

    assertThat(greeting.refCnt()).isZero();
  }
}
