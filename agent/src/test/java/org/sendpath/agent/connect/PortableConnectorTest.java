package org.sendpath.agent.connect;

import io.netty.channel.Channel;

class PortableConnectorTest extends ConnectorContract {
  @Override
  Connector open() {
    return Connectors.portable(2);
  }

  @Override
  void awaitEndSeen(Channel channel) {
    // NIO looks at nothing before it is read.
  }
}
