-- Each service has a database of its own; the first one is made by the image itself.
CREATE DATABASE access;
CREATE DATABASE telephony;
